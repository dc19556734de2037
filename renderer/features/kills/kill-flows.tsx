import type { ReactNode } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import type { KillFlow, RunFlow } from '../../store/kill-flow.ts'
import { kill as words } from '../../../words/kill.ts'
import { failureSentence } from '../../../words/failing-site.ts'
import { siteOf } from '../../store/state.ts'
import { batchOf, isOver, runsOf } from '../../store/kills/batches.ts'
import { BatchResult } from './result/batch-result.tsx'
import { ConfirmDialog } from './plan/confirm-dialog.tsx'
import { CountdownDialog } from './run/countdown-dialog.tsx'
import { ResultDialog } from './result/result-dialog.tsx'
import { RunCards } from './run/run-cards.tsx'

/**
 * Every kill under way, whichever site is in view: cards for the runs, a dialog for questions and results.
 */
export function KillFlows(): ReactNode {
  const kills = useConsole((state) => state.kills)
  const lastRuns = useConsole((state) => state.lastRuns)
  const all = useConsole((state) => state.batches)
  const batches = all.map((batch) => ({ batch, flows: runsOf(batch, { kills, lastRuns }) }))
  const flows = Object.entries(kills)
  const runs = flows.flatMap(([, flow]) => (flow.step === 'run' ? [flow] : []))
  const counting = runs.filter(isCounting)
  return (
    <>
      {counting.length > 0 && <CountdownDialog flows={counting} />}
      {batches.map(
        ({ batch, flows: ended }) =>
          batch.shown && isOver(ended) && <BatchResult key={batch.batchId} batch={batch} flows={ended} />,
      )}
      {flows.map(([siteId, flow]) => (
        <FlowDialog key={siteId} siteId={siteId} flow={flow} />
      ))}
      <RunCards
        batches={batches.filter(({ batch, flows: mine }) => !batch.shown && !mine.some(isCounting))}
        flows={runs.filter((flow) => !flow.shown && !isCounting(flow) && !batchOf(all, flow.run.planId))}
      />
    </>
  )
}

/** Started here. Another window's run has a card, which does not take the focus. */
const isCounting = ({ run, plan }: RunFlow): boolean => run.phase === 'countdown' && plan !== null

function FlowDialog({ siteId, flow }: { siteId: string; flow: KillFlow }): ReactNode {
  switch (flow.step) {
    case 'previewing':
      return null
    case 'refused':
      return <RefusedDialog siteId={siteId} flow={flow} />
    case 'confirm':
      return <ConfirmDialog siteId={siteId} flow={flow} />
    case 'run':
      return flow.shown && flow.run.phase === 'done' ? <ResultDialog siteId={siteId} flow={flow} /> : null
  }
}

function RefusedDialog({
  siteId,
  flow,
}: {
  siteId: string
  flow: KillFlow & { step: 'refused' }
}): ReactNode {
  const { closeKill } = useActions()
  const site = useConsole((state) => siteOf(state, siteId))
  return (
    <Dialog
      title={site ? failureSentence(site, flow.failure) : words.nothing()}
      onClose={() => closeKill(siteId)}
      size="small"
      testId="kill-refused"
    >
      <FailureNote failure={flow.failure} />
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus onClick={() => closeKill(siteId)}>
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}
