import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { Answer } from '../answer.ts'
import type { KillCommand } from '../args/command.ts'
import { chooseToKill } from '../choose.ts'
import { exitCodeOfKill } from '../exit-codes.ts'
import { followRun } from '../follow-run.ts'
import { interrupted, orInterrupted } from '../interruption.ts'
import { killJson } from '../output/json.ts'
import type { KillReport } from '../output/json.ts'
import { visible } from '../output/visible.ts'
import { failureLines } from '../output/words.ts'
import { visit } from '../visit.ts'
import type { Visit, Work } from '../visit.ts'
import { cannotAsk, confirm } from './confirm.ts'
import { killWords } from './kill-words.ts'

/** `kill`: previews exactly what matches; then shows it, or kills it after a yes, and says what became of each. */
export async function kill(command: KillCommand, work: Work): Promise<Result<Answer>> {
  const { api, world } = work
  if (command.confirm === 'ask' && !world.terminal) return cannotAsk
  const visited = await visit(command.choice, work)
  if (!visited.ok) return visited
  const { site, sessions, judging } = visited.value
  const refs = chooseToKill(sessions, command.filter, judging)
  const dryRun = command.confirm === 'dryRun'
  const nothing: KillReport = { site, dryRun, plan: null, outcomes: [], failure: null }
  warnOfUnknownUsers(command, visited.value, work)
  if (refs.length === 0) return succeed(answerOf(nothing))

  const { signal } = world.interruption
  const previewed = await orInterrupted(api.previewKill({ siteId: site.siteId, refs }), signal)
  if (!previewed.ok) return previewed
  const plan = previewed.value
  const outcomes = leftOutOutcomes(plan, visited.value)
  if (dryRun || plan.victims.length === 0) return succeed(answerOf({ ...nothing, plan, outcomes }))

  if (command.confirm === 'ask') {
    const confirmed = await confirm(plan, site, world)
    if (!confirmed.ok) return confirmed
  }
  if (signal.aborted) return interrupted
  const run = await followRun(api, plan, {
    clock: world.clock,
    signal,
    onProgress: (each) => work.progress.show(progressWords(each)),
  })
  work.progress.clear()
  if (!run.ok) return run
  const failure = signal.aborted && run.value.phase !== 'done' ? interrupted.failure : failureOf(run.value)
  return succeed(
    answerOf({
      site: await freshSite(site, work),
      dryRun,
      plan,
      outcomes: [...resultsOf(run.value, plan), ...outcomes],
      failure,
    }),
  )
}

function answerOf(report: KillReport): Answer {
  return {
    exitCode: exitCodeOfKill(report.outcomes, report.failure),
    json: killJson(report),
    text: (paint) => killWords(report, paint),
    ...(report.failure && { complaint: failureLines(report.failure) }),
  }
}

/** A run that was cancelled was cancelled by a signal: nobody else can. */
function failureOf(run: KillRun): KillReport['failure'] {
  return run.cancelled ? interrupted.failure : run.failure
}

/** Of a run whose end could not be awaited nobody knows. */
function resultsOf(run: KillRun, plan: KillPlan): readonly SessionOutcome[] {
  if (run.phase === 'done') return run.results
  return plan.victims.map(({ ref, keyPrefix, user }) => ({
    ...{ ref, keyPrefix, user },
    outcome: 'unknown',
    reason: 'interrupted',
  }))
}

/** What was named but cannot be in a plan: the own session is spared; what is not live any more is gone. */
function leftOutOutcomes(plan: KillPlan, { sessions }: Visit): SessionOutcome[] {
  const listed = new Map(sessions.map((each) => [each.ref, each]))
  return plan.leftOut.map(({ ref, reason }) => {
    const user = listed.get(ref)?.user ?? null
    const keyPrefix = listed.get(ref)?.keyPrefix ?? ''
    const gone = reason === 'expired' || reason === 'notListed'
    return gone
      ? { ref, keyPrefix, user, outcome: 'alreadyGone', reason: null }
      : { ref, keyPrefix, user, outcome: 'spared', reason }
  })
}

/** The run has learnt how this site ends sessions. */
async function freshSite(site: SiteState, { api }: Work): Promise<SiteState> {
  const sites = await api.listSites({})
  return (sites.ok && sites.value.find((each) => each.siteId === site.siteId)) || site
}

/** A misspelt name exempts nobody: said in time, though it is not wrong to name somebody who is not there. */
function warnOfUnknownUsers({ filter }: KillCommand, { sessions }: Visit, { world }: Work): void {
  const users = new Set(sessions.map((each) => each.user))
  for (const user of [...(filter.users ?? []), ...(filter.exemptUsers ?? [])]) {
    if (!users.has(user)) world.stderr.write(`Note: no session of ${visible(user)} is listed.\n`)
  }
}

function progressWords(run: KillRun): string {
  switch (run.phase) {
    case 'checking':
      return 'Looking who came back …'
    case 'running':
      return `Killing: ${run.sent} of ${run.planned} sent …`
    default:
      return 'Reading what became of them …'
  }
}
