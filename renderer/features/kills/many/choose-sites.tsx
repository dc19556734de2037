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
import { shownName } from '../../../../words/practice-sites.ts'

interface ChooseSitesProps {
  /** Null: nothing was chosen yet. */
  readonly chosen: ReadonlySet<string> | null
  readonly busy: boolean
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onPreview: (siteIds: readonly string[]) => void
  readonly onClose: () => void
}

/**
 * The sites that are signed in. At first those are chosen that can be read and may have dangling sessions.
 */
export function ChooseSites({ chosen, busy, onChoose, onPreview, onClose }: ChooseSitesProps): ReactNode {
  const all = useConsole((state) => state.sites)
  const kills = useConsole((state) => state.kills)
  const interrupted = useInterrupted()
  const sites = useMemo(
    () => sitesInOrder({ sites: all, interrupted }).filter((site) => site.access === 'signedIn'),
    [all, interrupted],
  )
  const freeSites = sites.filter((site) => !isUnderWay(kills[site.siteId]))
  const free = freeSites.map((site) => site.siteId)
  const ids = freeSites
    .filter((site) => (chosen === null ? isWorthIt(site) : chosen.has(site.siteId)))
    .map((site) => site.siteId)
  const toggle = (siteId: string): void => {
    const next = new Set(ids)
    if (!next.delete(siteId)) next.add(siteId)
    onChoose(next)
  }
  const every = ids.length === free.length
  return (
    <Dialog title={words.title()} onClose={onClose} testId="many-choose">
      <p className="lead">{sites.length === 0 ? words.none() : words.lead()}</p>
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
              data-autofocus
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
      <div className="dialog-foot">
        <button type="button" className="button" data-testid="many-cancel" onClick={onClose}>
          {sites.length === 0 ? words.close() : words.cancel()}
        </button>
        {sites.length > 0 && (
          <button
            type="button"
            className="button primary"
            disabled={ids.length === 0 || busy}
            data-testid="many-preview"
            onClick={() => onPreview(ids)}
          >
            {busy ? words.previewing() : words.preview()}
          </button>
        )}
      </div>
    </Dialog>
  )
}

const isWorthIt = ({ failure, counts }: SiteState): boolean => failure === null && counts?.dangling !== 0

function noteOf({ failure, counts }: SiteState, busy: boolean): string {
  if (busy) return words.busy()
  return failure ? failureWords[failure.kind]() : words.dangling(counts?.dangling ?? null)
}
