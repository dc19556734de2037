import type { ReactNode } from 'react'
import type { Result } from '../../../../contract/failure.ts'
import type { KillPlan } from '../../../../contract/kill.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { useConsole } from '../../../store/react.tsx'
import { siteOf } from '../../../store/state.ts'
import { number } from '../../../../words/format.ts'
import { many as words } from '../../../../words/kill-many.ts'
import { warningInShort } from '../../../../words/warnings.ts'
import { isGrave } from '../plan/plan-warnings.tsx'
import { sentenceOf } from '../../../../words/failures/index.ts'

/** The result of one site's preview. */
export interface SitePreview {
  readonly siteId: string
  readonly result: Result<KillPlan>
}

/** What it means on each site: how many sessions, and everything unusual. */
export function SiteRows({ previews }: { previews: readonly SitePreview[] }): ReactNode {
  return (
    <div className="plan-users site-rows" role="region" tabIndex={0} aria-label={words.sites()}>
      <table aria-label={words.sites()} data-testid="many-rows">
        <thead>
          <tr>
            <th scope="col">{words.columns.site()}</th>
            <th scope="col">{words.columns.count()}</th>
            <th scope="col">{words.columns.means()}</th>
          </tr>
        </thead>
        <tbody>
          {previews.map((preview) => (
            <SiteRow key={preview.siteId} preview={preview} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SiteRow({ preview: { siteId, result } }: { preview: SitePreview }): ReactNode {
  const name = useConsole((state) => siteOf(state, siteId)?.name ?? '')
  return (
    <tr data-testid={`many-row-${siteId}`}>
      <th scope="row">
        <Hostile className="user" text={name} />
      </th>
      <td className="figure">{result.ok ? number(result.value.victims.length) : '–'}</td>
      <td>
        {result.ok ? (
          <Means plan={result.value} />
        ) : (
          <span className="only">{sentenceOf(result.failure)}</span>
        )}
      </td>
    </tr>
  )
}

function Means({ plan }: { plan: KillPlan }): ReactNode {
  if (plan.victims.length === 0) return <span className="muted">{words.nothingHere()}</span>
  return (
    <>
      <span>{words.users(plan.byUser.length)}</span>
      {plan.warnings.map((warning) => (
        <span key={warning.code} className={`site-warning ${isGrave(warning) ? 'danger' : ''}`}>
          {' · '}
          {warningInShort(warning)}
        </span>
      ))}
    </>
  )
}
