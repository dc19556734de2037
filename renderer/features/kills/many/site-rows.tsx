import { type ReactNode, useState } from 'react'
import type { KillPlan, UserShare } from '../../../../contract/kill.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { useConsole } from '../../../store/react.tsx'
import { siteOf } from '../../../store/state.ts'
import { number } from '../../../../words/format.ts'
import { kill } from '../../../../words/kill.ts'
import { many as words } from '../../../../words/kill-many.ts'
import { warningInShort } from '../../../../words/warnings.ts'
import { ShareMeans } from '../plan/plan-users.tsx'
import { isGrave } from '../plan/plan-warnings.tsx'
import { UserTick } from '../plan/user-tick.tsx'
import { sentenceOf } from '../../../../words/failures/index.ts'
import { planOf, type Previews, type SitePreview } from './use-previews.ts'

interface SiteRowsProps {
  readonly sites: readonly SitePreview[]
  readonly previews: Previews
}

/** What it means on each site: how many sessions, and everything unusual. A fold has the users. */
export function SiteRows({ sites, previews }: SiteRowsProps): ReactNode {
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
          {sites.map((site) => (
            <SiteRow key={site.siteId} site={site} previews={previews} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SiteRow({ site, previews }: { site: SitePreview; previews: Previews }): ReactNode {
  const { siteId, first, result, ticked, busy } = site
  const name = useConsole((state) => siteOf(state, siteId)?.name ?? '')
  const [open, setOpen] = useState(false)
  const shares = first.ok ? first.value.byUser : []
  const isEmpty = shares.length === 0
  const count = planOf(site)?.victims.length ?? 0
  return (
    <>
      <tr className={ticked ? '' : 'unticked'} data-testid={`many-row-${siteId}`} aria-busy={busy}>
        <th scope="row">
          <span className="site-fold">
            <input
              type="checkbox"
              checked={ticked && !isEmpty}
              disabled={isEmpty}
              aria-label={words.killHere(visible(name))}
              data-testid={`many-tick-${siteId}`}
              onChange={() => previews.tickSite(siteId)}
            />
            <button
              type="button"
              className="fold-button"
              disabled={isEmpty}
              aria-expanded={open}
              data-testid={`many-fold-${siteId}`}
              onClick={() => setOpen(!open)}
            >
              {!isEmpty && (
                <span className={open ? 'fold open' : 'fold'} aria-hidden="true">
                  <Icon name="right" />
                </span>
              )}
              <Hostile className="user" text={name} />
            </button>
          </span>
        </th>
        <td className="figure">{first.ok ? number(count) : '–'}</td>
        <td>
          {result.ok ? (
            <Means plan={result.value} />
          ) : (
            <span className="only">{sentenceOf(result.failure)}</span>
          )}
        </td>
      </tr>
      {open &&
        shares
          .slice(0, shownAtMost)
          .map((share) => (
            <UserRow key={share.user ?? '\u0000'} site={site} share={share} previews={previews} />
          ))}
      {open && shares.length > shownAtMost && (
        <tr className="user-row">
          <td colSpan={3}>
            {kill.moreUsers(
              shares.length - shownAtMost,
              shares.slice(shownAtMost).reduce((sum, share) => sum + share.count, 0),
            )}
          </td>
        </tr>
      )}
    </>
  )
}

/** More names than this are too many to read. */
const shownAtMost = 100

function UserRow({
  site,
  share,
  previews,
}: {
  site: SitePreview
  share: UserShare
  previews: Previews
}): ReactNode {
  const { siteId, ticked, dropped, busy } = site
  return (
    <tr className="user-row" data-testid="many-user">
      <th scope="row">
        <UserTick
          user={share.user}
          ticked={ticked && !dropped.has(share.user)}
          disabled={busy}
          onTick={() => previews.tickUser(siteId, share.user)}
        />
      </th>
      <td className="figure">{number(share.count)}</td>
      <td>
        <ShareMeans share={share} />
      </td>
    </tr>
  )
}

function Means({ plan }: { plan: KillPlan }): ReactNode {
  const warnings = plan.warnings.map((warning) => (
    <span key={warning.code} className={`site-warning ${isGrave(warning) ? 'danger' : ''}`}>
      {' · '}
      {warningInShort(warning)}
    </span>
  ))
  return (
    <>
      <span className={plan.victims.length === 0 ? 'muted' : ''}>
        {plan.victims.length === 0 ? words.nothingHere() : words.users(plan.byUser.length)}
      </span>
      {warnings}
    </>
  )
}
