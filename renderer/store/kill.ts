import { killTable } from './kills/kill-table.ts'
import { type PreviewActions, previewActions } from './kills/previews.ts'
import { type RunActions, runActions } from './kills/runs.ts'
import { type StartActions, startActions } from './kills/starts.ts'
import { type SteeringActions, steeringActions } from './kills/steering.ts'
import type { SelectionActions } from './selection.ts'
import type { Slice } from './state.ts'

export type KillActions = PreviewActions & StartActions & RunActions & SteeringActions

/** @param isTyping whether the user is typing now. Then a result must not take the focus */
export function killActions(slice: Slice, selection: SelectionActions, isTyping: () => boolean): KillActions {
  const table = killTable(slice)
  const runs = runActions(table, selection, isTyping)
  return {
    ...previewActions(table),
    ...startActions(table, runs.takeRun),
    ...runs,
    ...steeringActions(table, runs.takeRun),
  }
}
