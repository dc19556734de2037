import type { Failure } from '../../../contract/failure.ts'
import type { PlannedKill } from '../../../contract/kill.ts'
import { createPace } from '../../domain/pace.ts'
import type { EndAnswer } from '../../lino/index.ts'
import { mostFailuresInARow, takeAnswer, whyStop } from './end-answers.ts'
import { createFailureStreak } from './failure-streak.ts'
import { killBySigningInOver } from './kill-over.ts'
import { createRelisting } from './relisting.ts'
import type { RunParts } from './run-parts.ts'

/**
 * Sends one request after the other, for victims that a list has just shown as they were in the preview.
 * Returns why it stopped early. Null: all were tried, or the run was cancelled.
 */
export async function sendKills(run: RunParts): Promise<Failure | null> {
  const { plan, outcomes, control, progress, lists, records, clock } = run
  const bySigningIn = (each: PlannedKill): boolean =>
    plan.rule.signInOver === true && each.endsBy === 'signInOver'
  const usual = plan.victims.filter((each) => !bySigningIn(each))
  /**
   * Refused by their own sign-out. Only signing in over them ends them (ExtJS 26.10: sessions of users who
   * may no longer sign in).
   */
  const refused = new Map<string, PlannedKill>()
  const nextOpen = createNext(usual, (ref) => outcomes.isOpen(ref) && !refused.has(ref))
  const relisting = createRelisting(run)
  const pace = createPace()
  const streak = createFailureStreak()

  /** Sends the request for one session. Returns what is wrong with the site. Null: nothing. */
  async function send(victim: PlannedKill): Promise<Failure | null> {
    const { ref } = victim
    const sentBefore = outcomes.sentCount
    const began = clock.now()
    const answer = await run.site.endSession(ref)
    pace.took(clock.now() - began)
    if (isCannotEnd(answer) && bySigningIn({ ...victim, endsBy: run.site.endsBy(ref) })) {
      refused.set(ref, victim)
      relisting.asked(ref, 'notSent')
      return null
    }
    const failed = takeAnswer(ref, answer, outcomes)
    const isSent = outcomes.sentCount > sentBefore && outcomes.of(ref) !== 'alreadyGone'
    const sent = failed ? 'unclear' : 'sent'
    relisting.asked(ref, isSent ? sent : 'notSent')
    const isTriedOtherwise = answer.kind === 'failed' && answer.killIsLeft === true
    if (!isTriedOtherwise) streak.note(failed, victim.user)
    return failed
  }

  /**
   * If the site fails over one user's session, the user's other sessions are not tried, because they would
   * fail too. Returns true if no other user's session remains. Then nothing can show whether the user or the
   * site is the reason.
   */
  function leave(user: string): boolean {
    const theirs = usual.filter((each) => each.user === user && outcomes.isOpen(each.ref))
    for (const { ref } of theirs) outcomes.settle(ref, 'failed', 'cannotEnd')
    return theirs.length > 0 && nextOpen() === undefined
  }

  for (;;) {
    const paused = await run.whilePaused()
    if (control.cancelled) break
    const stop = paused || relisting.isDue() ? await relisting.check() : null
    if (stop) return stop
    const victim = nextOpen()
    if (control.cancelled || !victim) break
    const announced = await records.mayBeSent(victim.ref)
    if (!announced.ok) return announced.failure
    // Writing may take long, the machine slept, or the user said something meanwhile.
    if (control.cancelled || control.paused || relisting.isDue()) continue
    const failed = await send(victim)
    const gaveUp = failed && whyStop(failed, streak.length, plan.siteName)
    if (gaveUp) return gaveUp
    if (failed) await lists.rest(failed, 0)
    const wrong = failed || relisting.isUnproven ? await relisting.check() : null
    if (wrong) return wrong
    const isLast = streak.hopelessUser !== null && leave(streak.hopelessUser)
    if (isLast && failed) return whyStop(failed, mostFailuresInARow, plan.siteName)
    progress.slowedDown = pace.slowedDown
    progress.emit()
    if (pace.waitMs > 0) await control.wait(pace.waitMs)
    const written = await records.flush()
    if (!written.ok) return written.failure
  }
  return control.cancelled
    ? null
    : killBySigningInOver(run, [...plan.victims.filter(bySigningIn), ...refused.values()])
}

/**
 * The first open victim after the end of the last search. Victims that became open again are before that, and
 * come last.
 */
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
