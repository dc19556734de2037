import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { isUnderWay } from '../../../store/kill-flow.ts'
import { useInterrupted } from '../../../store/interrupted.ts'
import { useConsole } from '../../../store/react.tsx'
import { sitesInOrder } from '../../../store/site-groups.ts'
import { failureWords } from '../../../../words/failure-kinds.ts'
import { many as words } from '../../../../words/kill-many.ts'
import { lacksRoom, type ManyRule, ruleFor } from './many-rule.ts'
import { RuleChoice } from './rule-choice.tsx'
import type { Previews } from './use-previews.ts'
import { shownName } from '../../../../words/practice-sites.ts'

interface ChooseSitesProps {
  /** Null: all sites. */
  readonly only: readonly string[] | null
  /** Null: nothing was chosen yet. */
  readonly chosen: ReadonlySet<string> | null
  readonly rule: ManyRule
  /** The previews are being made. */
  readonly progress: Previews['progress']
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onRule: (rule: ManyRule) => void
  readonly onPreview: (siteIds: readonly string[]) => void
  readonly onStop: () => void
  readonly onClose: () => void
}

/** The rule, and the sites that are signed in. At first those are chosen that lack room. */
export function ChooseSites(props: ChooseSitesProps): ReactNode {
  const { only, chosen, rule, progress, onChoose, onRule, onPreview, onStop, onClose } = props
  const all = useConsole((state) => state.sites)
  const kills = useConsole((state) => state.kills)
  const interrupted = useInterrupted()
  const meant = useMemo(
    () => sitesInOrder({ sites: all, interrupted }).filter(({ siteId }) => only?.includes(siteId) ?? true),
    [all, interrupted, only],
  )
  const sites = meant.filter((site) => site.access === 'signedIn')
  const out = only === null ? 0 : meant.length - sites.length
  const busy = progress !== null
  const freeSites = sites.filter((site) => !isUnderWay(kills[site.siteId]))
  const free = freeSites.map((site) => site.siteId)
  const ids = freeSites
    .filter((site) => (chosen === null ? lacksRoom(site) : chosen.has(site.siteId)))
    .map((site) => site.siteId)
  const toggle = (siteId: string): void => {
    const next = new Set(ids)
    if (!next.delete(siteId)) next.add(siteId)
    onChoose(next)
  }
  const every = ids.length === free.length
  const isComplete = ruleFor(rule, { danglingAfterMs: Infinity }) !== null
  const isReady = ids.length > 0 && !busy && isComplete
  const preview = (): void => {
    if (isReady) onPreview(ids)
  }
  return (
    <Dialog title={words.title()} onClose={onClose} testId="many-choose">
      <p className="lead">{sites.length === 0 ? words.none() : words.lead()}</p>
      {sites.length > 0 && <RuleChoice rule={rule} onChange={onRule} onEnter={preview} />}
      {sites.length > 0 && (
        <fieldset className="many-sites">
          <legend className="visually-hidden">{words.sites()}</legend>
          <label className="tick many-all">
            <input
              ref={(box) => {
                if (box) box.indeterminate = ids.length > 0 && !every
              }}
              type="checkbox"
              checked={every}
              data-testid="many-all"
              onChange={() => onChoose(new Set(every ? [] : free))}
            />
            {words.all()}
          </label>
          <ul>
            {sites.map((site) => (
              <li key={site.siteId}>
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={ids.includes(site.siteId)}
                    disabled={!free.includes(site.siteId)}
                    data-testid={`many-${site.siteId}`}
                    onChange={() => toggle(site.siteId)}
                  />
                  <Hostile text={shownName(site.siteId, site.name)} />
                  <span className="muted">{noteOf(site, !free.includes(site.siteId))}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {out > 0 && (
        <p className="hint" data-testid="many-out-of-reach">
          {words.notSignedIn(out)}
        </p>
      )}
      <div className="dialog-foot">
        <span className="muted many-progress" role="status">
          {progress && words.progress(progress.done, progress.of)}
        </span>
        <button type="button" className="button" data-testid="many-cancel" onClick={busy ? onStop : onClose}>
          {sites.length === 0 ? words.close() : words.cancel()}
        </button>
        {sites.length > 0 && (
          <button
            type="button"
            className="button primary"
            disabled={!isReady}
            data-testid="many-preview"
            onClick={preview}
          >
            {words.preview()}
          </button>
        )}
      </div>
    </Dialog>
  )
}

function noteOf({ failure, counts }: SiteState, busy: boolean): string {
  if (busy) return words.busy()
  return failure ? failureWords[failure.kind]() : words.dangling(counts?.dangling ?? null)
}
