import type { ReactNode } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { Counts } from '../../../../contract/session.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { roomFor, roomToAimAt } from '../../../../core/domain/limit.ts'
import { towardsLimit } from '../../../../core/domain/what-counts.ts'
import { useActions } from '../../../store/react.tsx'
import type { Judged } from '../../../store/judge.ts'
import { useKillable } from '../../../store/killable.ts'
import { useKilling } from '../../../store/use-killing.ts'
import { byRule } from '../../../../words/by-rule.ts'
import { site as words } from '../../../../words/site.ts'

interface MakeRoomProps {
  readonly site: SiteState
  readonly judged: readonly Judged[]
  readonly counts: Counts
}

/**
 * One click leads from the sentence to the preview of what would help. During a kill the buttons stay,
 * because a disabled button would lose the focus.
 */
export function MakeRoom({ site, judged, counts }: MakeRoomProps): ReactNode {
  const { openDialog, previewKill } = useActions()
  const { siteId } = site
  const busy = useKilling(siteId)
  const { killable, exempt } = useKillable(site, judged)
  const room = roomToMake(towardsLimit(counts, site.countsExpired), site.sessionsLimit)
  if (site.access !== 'signedIn' || !mayAnswer(site.failure)) return null
  return (
    <div className="make-room">
      <button
        type="button"
        className="button large"
        title={byRule.openHint()}
        data-testid="open-by-rule"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) openDialog({ kind: 'byRule', siteId, makeRoom: null })
        }}
      >
        {byRule.open()}
      </button>
      {room !== null && killable !== room && (
        <button
          type="button"
          className="button large"
          title={byRule.makeRoomHint(room)}
          data-testid="make-room"
          aria-disabled={busy}
          onClick={() => {
            if (busy) return
            // If dangling sessions are not enough, the user has to say which others may go.
            if (killable > room) void previewKill(siteId, { makeRoom: room })
            else openDialog({ kind: 'byRule', siteId, makeRoom: room })
          }}
        >
          {killable > room ? byRule.makeRoomFor(room) : byRule.makeSomeRoom()}
        </button>
      )}
      {killable > 0 && <KillDangling site={site} busy={busy} count={killable} />}
      {exempt > 0 && (
        <p className="muted exempt-dangling" data-testid="exempt-dangling">
          {words.exemptDangling(exempt)}
        </p>
      )}
    </div>
  )
}

/** A site that was not reached may be there again by now. No other failure passes without help. */
function mayAnswer(failure: Failure | null): boolean {
  return (
    failure === null || ['unreachable', 'timedOut', 'serverBusy', 'unintelligible'].includes(failure.kind)
  )
}

/** How many places make a full or nearly full site neither. Null: it is neither. */
function roomToMake(counting: number, limit: number | null): number | null {
  const { kind } = roomFor(counting, limit)
  if (limit === null || (kind !== 'full' && kind !== 'nearlyFull')) return null
  return roomToAimAt(limit)
}

interface KillDanglingProps {
  readonly site: SiteState
  readonly count: number
  readonly busy: boolean
}

/** The filters and the selection stay as they are. The preview itself lists the sessions. */
function KillDangling({ site: { siteId }, count, busy }: KillDanglingProps): ReactNode {
  const { previewKill } = useActions()
  return (
    <button
      type="button"
      className="button danger large"
      title={words.makeRoomHint(count)}
      data-testid="kill-dangling"
      aria-disabled={busy}
      onClick={() => {
        if (!busy) void previewKill(siteId, { dangling: true })
      }}
    >
      {words.killDangling(count)}
    </button>
  )
}
