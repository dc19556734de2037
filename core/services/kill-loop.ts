import { assertNever } from '../../contract/assert-never.ts'
import type { Failure } from '../../contract/failure.ts'
import type { KillPlan, PlannedKill } from '../../contract/kill.ts'
import { createPace } from '../domain/pace.ts'
import type { EndAnswer } from '../lino/index.ts'
import type { Clock } from '../ports.ts'
import type { SiteExemptions } from './exemptions.ts'
import type { Outcomes } from './kill-outcomes.ts'
import type { RunControl } from './run-control.ts'
import { asksForLong, mayPass, type RunLists } from './run-lists.ts'
import type { RunProgress } from './run-progress.ts'
import type { RunRecords } from './run-records.ts'
import type { WatchedSite } from './watched-site.ts'

/** While a run goes on the site is listed again at least every so many kills, or so many milliseconds. */
const readAgainKills = 500
const readAgainMs = 30_000
/** Sooner where lists are quick: they may take up a tenth of the time, so that whoever comes back is seen soon. */
const readAgainShare = 10
const readAgainLeastMs = 500
/** So many requests failing in a row stop the run: the site needs rest, not more of the same. */
const mostFailuresInARow = 3

export interface LoopOf {
  readonly plan: KillPlan
  readonly site: WatchedSite
  readonly clock: Clock
  readonly outcomes: Outcomes
  readonly control: RunControl
  readonly progress: RunProgress
  readonly lists: RunLists
  readonly records: RunRecords
  readonly exempt: Pick<SiteExemptions, 'changed'>
  /** Lists, settles and spares; answers why to stop. */
  readonly check: () => Promise<Failure | null>
}

/**
 * Sends one request after the other, for victims that a list has just shown to be as they were previewed. Answers why it
 * stopped before the end; null: all were tried, or it was cancelled.
 */
export async function sendKills(run: LoopOf): Promise<Failure | null> {
  const { plan, outcomes, control, progress, lists, records, site, clock } = run
  const bySigningIn = (each: PlannedKill): boolean =>
    plan.rule.signInOver === true && each.endsBy === 'signInOver'
  const usual = plan.victims.filter((each) => !bySigningIn(each))
  const pace = createPace()
  let sinceRead = 0
  let sent: string[] = []
  let readAt = clock.now()
  let failuresInARow = 0
  let firstKey = true

  /** Refused by their own sign-out: only signing in over them ends them (ExtJS 26.10: of users who may not sign in any more). */
  const refused = new Map<string, PlannedKill>()
  const nextOpen = createNext(usual, (ref) => outcomes.isOpen(ref) && !refused.has(ref))
  const isDue = (): boolean => {
    const elapsed = clock.now() - readAt
    const quick = Math.max(readAgainLeastMs, readAgainShare * lists.tookMs)
    // A clock that was set back tells nothing about how long it is.
    const long = elapsed >= readAgainMs || elapsed < 0
    // Whoever has just been exempted here is spared at once.
    return run.exempt.changed || sinceRead >= readAgainKills || long || (sinceRead > 0 && elapsed >= quick)
  }
  const check = async (): Promise<Failure | null> => {
    const stop = await run.check()
    const useless = sent.length >= mostFailuresInARow && sent.every((ref) => outcomes.of(ref) === 'failed')
    sinceRead = 0
    sent = []
    readAt = clock.now()
    return stop ?? (useless ? stillThere(plan.siteName) : failureOf(await records.flush()))
  }

  for (;;) {
    const paused = await whilePaused(site, control)
    if (control.cancelled) break
    if (paused || isDue()) {
      const stop = await check()
      if (stop) return stop
    }
    const victim = nextOpen()
    if (control.cancelled || !victim) break
    const unnoted = failureOf(await records.mayBeSent(victim.ref))
    if (unnoted) return unnoted
    const sentBefore = outcomes.sentCount
    const began = clock.now()
    const answer = await site.endSession(victim.ref)
    const onlyOver = isCannotEnd(answer) && bySigningIn({ ...victim, endsBy: site.endsBy(victim.ref) })
    if (onlyOver) refused.set(victim.ref, victim)
    const failed = onlyOver ? null : take(victim, answer, outcomes)
    pace.took(clock.now() - began)
    failuresInARow = failed ? failuresInARow + 1 : 0
    if (failed && (failuresInARow >= mostFailuresInARow || !mayGoOn(failed) || asksForLong(failed)))
      return failed.kind === 'cannotEnd' ? failsOverAll(failed, plan.siteName) : failed
    const isSent = outcomes.sentCount > sentBefore && outcomes.of(victim.ref) !== 'alreadyGone'
    if (isSent) sent.push(victim.ref)
    // Those that were gone already, too: somebody else is killing, and the last list grows old.
    sinceRead += 1
    if (failed || (firstKey && isSent)) {
      if (failed) await lists.rest(failed, 0)
      const stop = await check()
      if (stop) return stop
      if (!failed && outcomes.of(victim.ref) === 'failed') return stillThere(plan.siteName)
      // One that expired on the way proves nothing.
      if (!failed && outcomes.of(victim.ref) !== 'alreadyGone') firstKey = false
    }
    progress.slowedDown = pace.slowedDown
    progress.tell()
    if (pace.waitMs > 0) await control.wait(pace.waitMs)
    const unwritten = failureOf(await records.flush())
    if (unwritten) return unwritten
  }
  return control.cancelled
    ? null
    : signInOver(run, [...plan.victims.filter(bySigningIn), ...refused.values()])
}

/**
 * A class of its own, after room is made: one at a time, each between two lists. Whatever goes wrong stops it, for a session
 * of an administrator may be left.
 */
async function signInOver(run: LoopOf, victims: readonly PlannedKill[]): Promise<Failure | null> {
  const { outcomes, control, progress, records, site } = run
  for (const { ref } of victims) {
    await whilePaused(site, control)
    const stop = await run.check()
    if (stop || control.cancelled) return stop
    if (!outcomes.isOpen(ref)) continue
    const unnoted = failureOf(await records.mayBeSent(ref))
    if (unnoted) return unnoted
    const answer = await site.endBySigningIn(ref)
    outcomes.sent(ref, answer.kind === 'failed' ? answer.failure.kind : null)
    progress.tell()
    if (answer.kind === 'failed') return answer.failure
  }
  return victims.length > 0 ? run.check() : null
}

/** The site may be read meanwhile. Answers whether there was a pause. */
async function whilePaused(site: WatchedSite, control: RunControl): Promise<boolean> {
  if (!control.paused) return false
  site.killing = false
  await control.whilePaused()
  site.killing = true
  return true
}

/** The first open one from where the last search ended; those open again stand before that, and come last. */
function createNext(
  victims: readonly PlannedKill[],
  isOpen: (ref: string) => boolean,
): () => PlannedKill | undefined {
  let from = 0
  return () => {
    while (from < victims.length) {
      const victim = victims[from]
      if (victim && isOpen(victim.ref)) return victim
      from += 1
    }
    return victims.find((each) => isOpen(each.ref))
  }
}

const isCannotEnd = (answer: EndAnswer): boolean =>
  answer.kind === 'failed' && answer.failure.kind === 'cannotEnd'

/** Notes what an answer tells. Null: nothing is wrong with the site. */
function take({ ref }: PlannedKill, answer: EndAnswer, outcomes: Outcomes): Failure | null {
  switch (answer.kind) {
    case 'sent':
      outcomes.sent(ref)
      return null
    case 'killed':
    case 'alreadyGone':
      outcomes.told(ref, answer.kind)
      return null
    case 'failed':
      return takeFailure(ref, answer.failure, outcomes, answer.failedOver)
    default:
      return assertNever(answer)
  }
}

function takeFailure(ref: string, failure: Failure, outcomes: Outcomes, failedOver = false): Failure | null {
  switch (failure.kind) {
    case 'ownSession':
      outcomes.settle(ref, 'spared', 'own')
      return null
    case 'cannotEnd':
    case 'usage':
      if (failedOver) outcomes.sent(ref, failure.kind)
      else outcomes.settle(ref, 'failed', failure.kind)
      return failedOver ? failure : null
    case 'notAdministrator':
      outcomes.settle(ref, 'refused', 'notAdministrator')
      return failure
    default:
      // It may have arrived all the same: the list will tell, and whoever is still there is tried once more.
      outcomes.sent(ref, failure.kind, mayPass(failure.kind) || failure.kind === 'signedOut')
      return failure
  }
}

/** After a list: a busy site answers again, an expired session of ours can sign in, an odd answer was one session's. */
function mayGoOn({ kind }: Failure): boolean {
  const ofOne = kind === 'notAdministrator' || kind === 'unintelligible' || kind === 'cannotEnd'
  return mayPass(kind) || kind === 'signedOut' || ofOne
}

function failureOf(
  result: { readonly ok: true } | { readonly ok: false; readonly failure: Failure },
): Failure | null {
  return result.ok ? null : result.failure
}

/** Sessions are still listed after their keys went out: this way does not work here (any more), so no other key is sent. */
function stillThere(site: string): Failure {
  const hint =
    'What was signed out is still listed, so no other session was tried. The site may forward sign-outs elsewhere.'
  return { kind: 'cannotEnd', hint, site }
}

/** Sessions that cannot be read are rare, and hide the table: over several in a row the site itself has failed. */
function failsOverAll({ siteText }: Failure, site: string): Failure {
  const hint =
    'The site fails over one session after the other, so no other one was tried. Something is wrong on its server: a full disk, perhaps. Ask whoever runs it to look at its log.'
  return { kind: 'cannotEnd', hint, site, ...(siteText === undefined ? {} : { siteText }) }
}
