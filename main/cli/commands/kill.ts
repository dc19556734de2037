import { fail, newFailure, succeed } from '../../../contract/failure.ts'
import type { Failure, Result } from '../../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import type { SiteState } from '../../../contract/site.ts'
import { leftOutOutcomes } from '../../../core/domain/left-out.ts'
import { notIncluded, type NotIncluded } from '../../../core/domain/not-included.ts'
import { csvReport, jsonReport, reportJson } from '../../../words/report-file.ts'
import { note } from '../../../words/note.ts'
import { say } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { KillCommand } from '../args/command.ts'
import { exitCodeOfKill } from '../exit-codes.ts'
import { followRun } from '../follow-run.ts'
import { interrupted, orInterrupted } from '../interruption.ts'
import { notIncludedJson, outcomesOf, reportOf } from '../output/json.ts'
import type { KillReport } from '../output/json.ts'
import { lookAlikeNotes, onlyLooksLike } from '../../../words/look-alikes.ts'
import { visible } from '../../../core/domain/visible.ts'
import { failureLines } from '../../../words/failure-lines.ts'
import { warningLine } from '../../../words/warnings.ts'
import { showRun } from '../run-progress.ts'
import { takeOtherAddress, withOtherAddress } from '../other-address.ts'
import { openSite, signInAndRead } from '../visit.ts'
import type { Visit, Work } from '../visit.ts'
import type { World } from '../world.ts'
import { cannotAsk, confirm } from './confirm.ts'
import { runOf, tellInterrupted } from './interrupted-run.ts'
import { resultsOf } from './kill-outcomes.ts'
import { killWords } from './kill-words.ts'

/** It stops no kill, because damage is never repaired. */
const auditDamaged = (): string =>
  say('The audit log is damaged: lines were changed or removed. To see which: lino-sessions audit --verify')
/** Between a yes and the first request: time to cancel. */
const countdownSeconds = 5

/**
 * `kill`: previews what the rule chooses. Then it shows the plan, or kills it after a yes, and says what
 * became of each session.
 */
export async function kill(command: KillCommand, work: Work): Promise<Result<Answer>> {
  const { world } = work
  if (command.confirm === 'ask' && !world.terminal) return cannotAsk
  const whyNot = command.report === null ? null : await world.reports.whyNot(command.report)
  if (whyNot !== null)
    return fail('usage', 'reportNotPossible', { file: command.report ?? '', reason: whyNot })

  const opened = await openSite(command.choice, work.api)
  if (!opened.ok) return opened
  const wanted = await wantedOf(command.rule, opened.value, work)
  if (!wanted.ok) return wanted
  const visited = await signInAndRead(opened.value, work, command.choice.enterFull)
  if (!visited.ok) return notThere(visited.failure, opened.value, command, work)
  const previewed = await preview(wanted.value, visited.value, work)
  if (!previewed.ok) return previewed

  const plan = previewed.value
  tellLookAlikes(plan, visited.value, world)
  const dryRun = command.confirm === 'dryRun'
  const leftOut = leftOutOutcomes(plan, visited.value.sessions)
  // If nothing remains of an interrupted run, its outcomes are known already.
  const results = dryRun || plan.victims.length > 0 ? [] : (plan.resumes?.settled ?? [])
  const nothing: KillReport = {
    site: visited.value.site,
    dryRun,
    plan,
    results,
    leftOut,
    notIncluded: notIncludedIn(plan, visited.value),
    failure: null,
  }
  if (dryRun || plan.victims.length === 0) return answerOf(nothing, command, work)
  if (command.confirm === 'ask') {
    const confirmed = await confirm(plan, nothing.site, world)
    if (!confirmed.ok) return confirmed
  }
  if (world.interruption.signal.aborted) return interrupted
  const run = await follow(plan, command.confirm === 'ask' ? countdownSeconds : 0, work)
  if (!run.ok) return run
  if (run.value.auditDamaged) world.stderr.write(`${note(auditDamaged())}\n`)
  const ended = resultsOf(run.value, plan)
  await tellWayLeft(ended, plan, work)
  return answerOf(
    {
      ...nothing,
      site: await freshSite(nothing.site, work),
      results: ended,
      leftOut: leftOutOutcomes(plan, visited.value.sessions, ended),
      failure: failureOf(run.value, world.interruption.signal),
    },
    command,
    work,
  )
}

/** With --yes nobody has agreed to another site, so the console offers none. The failure names it. */
async function notThere(
  failure: Failure,
  site: SiteState,
  command: KillCommand,
  work: Work,
): Promise<Result<Answer>> {
  const explained = await withOtherAddress(failure, site, work)
  if (command.confirm === 'yes') return { ok: false, failure: explained }
  const choice = await takeOtherAddress(explained, command.choice, site, work)
  return choice ? kill({ ...command, choice }, work) : { ok: false, failure: explained }
}

/** What a rule chooses, or what remains of an interrupted run. */
type Wanted = { readonly rule: KillRule } | { readonly runId: string }

async function wantedOf(rule: KillCommand['rule'], site: SiteState, work: Work): Promise<Result<Wanted>> {
  if (rule === 'resume') return runOf(site, 'resumed', work)
  await tellInterrupted(site, work)
  return succeed({ rule })
}

function preview(wanted: Wanted, visit: Visit, { api, world }: Work): Promise<Result<KillPlan>> {
  const { signal } = world.interruption
  if ('runId' in wanted) return orInterrupted(api.previewResume({ runId: wanted.runId }), signal)
  warnOfUnknownUsers(wanted.rule, visit, world)
  const { siteId } = visit.site
  return orInterrupted(api.previewKill({ siteId, rule: wanted.rule, leavesAfter: true }), signal)
}

/**
 * A misspelt name exempts nobody. The user should know in time, though naming an absent user is no mistake.
 */
function warnOfUnknownUsers(
  { users = [], exemptUsers = [] }: KillRule,
  { sessions }: Visit,
  world: World,
): void {
  const listed = new Set(sessions.map((each) => each.user))
  const asked = [...users, ...exemptUsers]
  for (const user of asked) {
    if (listed.has(user)) continue
    const words = say('No session of {user} is listed.', { user: visible(user) })
    world.stderr.write(`${note(words)}\n`)
  }
  for (const line of onlyLooksLike(asked, listed)) world.stderr.write(`${line}\n`)
}

/**
 * Before the question, and without one, because a reader of the plan's names may mistake one user for
 * another.
 */
function tellLookAlikes({ rule, victims }: KillPlan, { sessions }: Visit, world: World): void {
  // Reported already, if the rule named users.
  if (rule.users) return
  const planned = victims.map(({ user }) => user)
  const listed = sessions.map(({ user }) => user)
  for (const line of lookAlikeNotes(listed, planned)) world.stderr.write(`${line}\n`)
}

async function follow(
  plan: KillPlan,
  wait: number,
  { api, world, progress }: Work,
): Promise<Result<KillRun>> {
  const shown = showRun(progress, world.clock)
  const run = await followRun(api, plan, {
    clock: world.clock,
    signal: world.interruption.signal,
    countdownSeconds: wait,
    onProgress: shown.show,
  })
  shown.stop()
  progress.clear()
  return run
}

/**
 * Sessions whose own sign-out was refused in the run. Only now it is known that signing in over them would
 * end them.
 */
async function tellWayLeft(
  ended: readonly SessionOutcome[],
  plan: KillPlan,
  { api, world }: Work,
): Promise<void> {
  const refs = ended.flatMap((each) => (each.reason === 'cannotEnd' ? [each.ref] : []))
  if (refs.length === 0 || plan.rule.signInOver || world.interruption.signal.aborted) return
  const again = await api.previewKill({ siteId: plan.siteId, rule: { refs } })
  const warning = again.ok ? again.value.warnings.find((each) => each.code === 'cannotEnd') : undefined
  const known = plan.warnings.find((each) => each.code === 'cannotEnd')?.bySigningIn ?? 0
  if (warning && warning.bySigningIn > known) world.stderr.write(`${note(warningLine(warning))}\n`)
}

/**
 * The answer, once its report is written. If the report cannot be written, this is the failure, unless there
 * is a worse one.
 */
async function answerOf(
  report: KillReport,
  { report: file }: KillCommand,
  { world }: Work,
): Promise<Result<Answer>> {
  const whyNot = file === null ? null : await world.reports.write(file, fileText(report, file, world))
  const lost = whyNot === null ? null : reportLost(file ?? '', whyNot)
  const failure = report.failure ?? lost
  const ended = { ...report, failure }
  const complaint = [report.failure, lost].flatMap((each) => (each ? failureLines(each) : []))
  return succeed({
    exitCode: exitCodeOfKill(outcomesOf(report), isCancelled(report), failure),
    json: { ...reportJson(reportOf(ended)), leftOut: notIncludedJson(ended.notIncluded) },
    text: (paint) => killWords(ended, paint),
    ...(complaint.length > 0 && { complaint }),
  })
}

/** Never the console's own, which no option includes. Making room says itself if it needs more. */
function notIncludedIn({ rule }: KillPlan, { sessions, judging }: Visit): readonly NotIncluded[] {
  if (rule.makeRoom !== undefined) return []
  return notIncluded(sessions, rule, judging.now, judging.danglingAfterMs).filter(
    ({ state }) => state !== 'own',
  )
}

/** CSV or JSON by the file's ending. */
function fileText(report: KillReport, file: string, { clock }: World): string {
  const write = /\.csv$/i.test(file) ? csvReport : jsonReport
  return write(reportOf(report), clock.now())
}

function isCancelled({ results }: KillReport): boolean {
  return results.some((each) => each.reason === 'cancelled')
}

function reportLost(file: string, whyNot: string): Failure {
  return newFailure('storage', 'reportNotWritten', { file, reason: whyNot }, { file: 'report' })
}

/** Only a signal can cancel a run here. */
function failureOf(run: KillRun, signal: AbortSignal): Failure | null {
  return run.cancelled || (signal.aborted && run.phase !== 'done') ? interrupted.failure : run.failure
}

/** The run has learnt how this site ends sessions. */
async function freshSite(site: SiteState, { api }: Work): Promise<SiteState> {
  const sites = await api.listSites({})
  return (sites.ok && sites.value.find((each) => each.siteId === site.siteId)) || site
}
