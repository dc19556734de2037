import { type ReactNode, useMemo } from 'react'
import type { KillPlan, KillRun, SessionOutcome } from '../../../../contract/kill.ts'
import { countSessions } from '../../../../core/domain/counts.ts'
import { leftOutOutcomes } from '../../../../core/domain/left-out.ts'
import { roomFor } from '../../../../core/domain/limit.ts'
import { towardsLimit } from '../../../../core/domain/what-counts.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { type RunFlow, retryable } from '../../../store/kill-flow.ts'
import { useActions, useConsole, useSite } from '../../../store/react.tsx'
import { byAnotherWords } from '../../../../words/kill-result.ts'
import type { Standing } from '../../../../words/room.ts'
import { resultLead, resultTitle, run as words } from '../../../../words/runs.ts'
import { CameBackLine } from './came-back.tsx'
import { failuresFirst } from './order-results.ts'
import { csvReport, jsonReport } from '../../../../words/report-file.ts'
import { reportFile, reportOf, textReport } from '../../../../words/report.ts'
import { OutcomeTiles } from './outcome-tiles.tsx'
import { ReportMenu } from './report-menu.tsx'
import { ResultList } from './result-list.tsx'
import { ResultRoom } from './result-room.tsx'
import { shownName } from '../../../../words/practice-sites.ts'

/** The end, compared with the promise: how much room there is now, and the outcome of each session. */
export function ResultDialog({ siteId, flow }: { siteId: string; flow: RunFlow }): ReactNode {
  const { run, plan } = flow
  const { closeKill, retryFailed } = useActions()
  const site = useSite(siteId)
  const leftOut = useLeftOut(siteId, plan, run)
  const { title, lead, standing } = useStanding(siteId, run)
  const results = useMemo(() => failuresFirst(run.results), [run.results])
  const again = useMemo(() => retryable(run.results).length, [run.results])
  const byAnother = byAnotherWords(run.results)
  const close = (): void => closeKill(siteId)
  return (
    <Dialog title={title} onClose={close} size="large" testId="kill-result">
      <p className="lead">
        <Hostile className="user" text={shownName(run.siteId, run.siteName)} />
        {lead && ' · '}
        {lead && <span>{lead}</span>}
      </p>
      <CameBackLine cameBack={run.cameBack} />
      <ResultRoom now={standing} gone={run.outcomes.killed + run.outcomes.alreadyGone} />
      <OutcomeTiles outcomes={run.outcomes} />
      {run.failure && <FailureNote failure={run.failure} testId="kill-failure" />}
      {run.cancelled && <Note tone="plain">{words.cancelledNote()}</Note>}
      {byAnother !== null && (
        <Note tone="plain" testId="perhaps-by-another">
          {byAnother}
        </Note>
      )}
      {run.auditDamaged && (
        <Note tone="warning" testId="audit-damaged">
          {words.auditDamaged()}
        </Note>
      )}
      <ResultList results={results} />
      <div className="dialog-foot">
        {site && (
          <ReportMenu
            text={() => textReport(run, results)}
            csv={() => csvReport(reportOf(run, site, leftOut), Date.now())}
            json={() => jsonReport(reportOf(run, site, leftOut), Date.now())}
            file={(ending) => reportFile(run, ending)}
          />
        )}
        {again > 0 && (
          <button
            type="button"
            className="button"
            data-testid="kill-retry"
            onClick={() => void retryFailed(siteId)}
          >
            {words.retry(again)}
          </button>
        )}
        <button
          type="button"
          className="button primary"
          data-autofocus
          data-testid="kill-close"
          onClick={close}
        >
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}

/** What the plan left out, by the present list, because the window does not keep the list of that time. */
function useLeftOut(siteId: string, plan: KillPlan | null, run: KillRun): readonly SessionOutcome[] {
  const sessions = useConsole((state) => state.lists[siteId]?.sessions)
  return useMemo(
    () => (plan ? leftOutOutcomes(plan, sessions ?? [], run.results) : []),
    [plan, sessions, run.results],
  )
}

interface Promised {
  readonly title: string
  readonly lead: string | null
  /** Null: nothing is promised. */
  readonly standing: Standing | null
}

/** By the list that ended the run. While the site fails, nothing is promised. */
function useStanding(siteId: string, run: KillRun): Promised {
  const site = useSite(siteId)
  const sessions = useConsole((state) => state.lists[siteId]?.sessions)
  const ended = run.outcomes.killed + run.outcomes.alreadyGone
  const now = Math.max(run.endedAt ?? run.startedAt, site?.readAt ?? 0) + (site?.serverAheadMs ?? 0)
  const counts = site && (sessions ? countSessions(sessions, now, site) : site.counts)
  if (!site || !counts || site.failure || run.failure)
    return { title: words.endedTitle(ended), lead: null, standing: null }
  const remaining = towardsLimit(counts, site.countsExpired)
  return {
    title: resultTitle(roomFor(remaining, site.sessionsLimit), ended),
    lead: resultLead(remaining, site.sessionsLimit),
    standing: { counts, limit: site.sessionsLimit, countsExpired: site.countsExpired ?? null },
  }
}
