import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { leftOutOutcomes } from '../../../../core/domain/left-out.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { type Batch, sumsOf } from '../../../store/kills/batches.ts'
import type { RunFlow } from '../../../store/kill-flow.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { sentenceOf } from '../../../../words/failures/index.ts'
import { figure } from '../../../../words/overview.ts'
import { number } from '../../../../words/format.ts'
import { many } from '../../../../words/kill-many.ts'
import { outcomeCountWords } from '../../../../words/outcomes.ts'
import { csvReports, jsonReports } from '../../../../words/report-file.ts'
import { manyReportFile, reportOf, textReport } from '../../../../words/report.ts'
import { run as words } from '../../../../words/runs.ts'
import { OutcomeTiles } from './outcome-tiles.tsx'
import { ReportMenu } from './report-menu.tsx'

interface BatchResultProps {
  readonly batch: Batch
  readonly flows: readonly RunFlow[]
}

/** The end of a kill on several sites: the total, a line for each site, and one report. */
export function BatchResult({ batch, flows }: BatchResultProps): ReactNode {
  const { closeBatch, showResult } = useActions()
  const { outcomes } = sumsOf(flows)
  const close = (): void => closeBatch(batch.batchId)
  return (
    <Dialog
      title={words.endedTitle(outcomes.killed + outcomes.alreadyGone)}
      onClose={close}
      size="large"
      testId="batch-result"
    >
      <p className="lead">{words.onSites(flows.length)}</p>
      <OutcomeTiles outcomes={outcomes} />
      <div className="plan-users site-rows" role="region" tabIndex={0} aria-label={words.perSite()}>
        <table aria-label={words.perSite()} data-testid="batch-rows">
          <thead>
            <tr>
              <th scope="col">{many.columns.site()}</th>
              <th scope="col">{many.columns.count()}</th>
              <th scope="col">{words.columns.outcome()}</th>
            </tr>
          </thead>
          <tbody>
            {worstFirst(flows).map(({ run }) => (
              <tr key={run.siteId} data-testid={`batch-row-${run.siteId}`}>
                <th scope="row">
                  <Hostile className="user" text={run.siteName} />
                </th>
                <td className="figure">{number(run.planned)}</td>
                <td>
                  <span className="batch-outcome">
                    <span>
                      {outcomeCountWords(run.outcomes) || figure(null)}
                      {run.cancelled && <span className="muted"> · {words.cancelledNote()}</span>}
                      {run.failure && <span className="only"> · {sentenceOf(run.failure)}</span>}
                    </span>
                    <button
                      type="button"
                      className="button quiet"
                      aria-label={words.detailsOf(visible(run.siteName))}
                      data-testid={`batch-details-${run.siteId}`}
                      onClick={() => showResult(run.siteId)}
                    >
                      {words.details()}
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="dialog-foot">
        <BatchReport flows={flows} />
        <button
          type="button"
          className="button primary"
          data-autofocus
          data-testid="batch-close"
          onClick={close}
        >
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}

const troubleOf = ({ run }: RunFlow): number =>
  run.outcomes.failed + run.outcomes.refused + run.outcomes.unknown + (run.failure ? 1 : 0)

const worstFirst = (flows: readonly RunFlow[]): RunFlow[] =>
  [...flows].sort((a, b) => troubleOf(b) - troubleOf(a))

/** All sites in one file. */
function BatchReport({ flows }: { flows: readonly RunFlow[] }): ReactNode {
  const state = useConsole((all) => all.lists)
  const sites = useConsole((all) => all.sites)
  const [first, ...others] = flows.map(({ run }) => run)
  if (!first) return null
  const siteNow = (siteId: string): SiteState | undefined => sites.find((site) => site.siteId === siteId)
  const reports = (): ReturnType<typeof reportOf>[] =>
    flows.flatMap(({ run, plan }) => {
      const site = siteNow(run.siteId)
      const sessions = state[run.siteId]?.sessions ?? []
      const leftOut = plan ? leftOutOutcomes(plan, sessions, run.results) : []
      return site ? [reportOf(run, site, leftOut)] : []
    })
  return (
    <ReportMenu
      text={() => flows.map(({ run }) => textReport(run, run.results)).join('\n')}
      csv={() => csvReports(reports(), Date.now())}
      json={() => jsonReports(reports(), Date.now())}
      file={(ending) => manyReportFile([first, ...others], ending)}
    />
  )
}
