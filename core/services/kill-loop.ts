import type { Failure } from '../../contract/failure.ts'
import type { PlannedKill } from '../../contract/kill.ts'
import { createPace } from '../domain/pace.ts'
import type { EndAnswer } from '../lino/index.ts'
import { mostFailuresInARow, takeAnswer, whyStop } from './end-answers.ts'
import { createFailureStreak } from './failure-streak.ts'
import { killBySigningInOver } from './kill-over.ts'
import { createRelisting } from './relisting.ts'
import type { RunParts } from './run-parts.ts'

/**
 * Sends one request after the other, for victims that a list has just shown to be as they were previewed. Answers why it
 * stopped before the end; null: all were tried, or it was cancelled.
 */
export async function sendKills(run: RunParts): Promise<Failure | null> {
  const { plan, outcomes, control, progress, lists, records, clock } = run
  const bySigningIn = (each: PlannedKill): boolean =>
    plan.rule.signInOver === true && each.endsBy === 'signInOver'
  const usual = plan.victims.filter((each) => !bySigningIn(each))
  /** Refused by their own sign-out: only signing in over them ends them (ExtJS 26.10: of users who may not sign in any more). */
  const refused = new Map<string, PlannedKill>()
  const nextOpen = createNext(usual, (ref) => outcomes.isOpen(ref) && !refused.has(ref))
  const relisting = createRelisting(run)
  const pace = createPace()
  const streak = createFailureStreak()

  /** Asks for one session to be ended. Answers what is wrong with the site, if anything is. */
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
    relisting.asked(ref, isSent ? (failed ? 'unclear' : 'sent') : 'notSent')
    const isTriedOtherwise = answer.kind === 'failed' && answer.killIsLeft === true
    if (!isTriedOtherwise) streak.note(failed, victim.user)
    return failed
  }

  /**
   * The other sessions of a user over whom the site fails are not tried: they would fail, too. Answers whether nobody else is
   * left by whom one could tell that it is the user's matter, and not the site's.
   */
  function leave(user: string): boolean {
    const his = usual.filter((each) => each.user === user && outcomes.isOpen(each.ref))
    for (const { ref } of his) outcomes.settle(ref, 'failed', 'cannotEnd')
    return his.length > 0 && nextOpen() === undefined
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
    const failed = await send(victim)
    const gaveUp = failed && whyStop(failed, streak.length, plan.siteName)
    if (gaveUp) return gaveUp
    if (failed) await lists.rest(failed, 0)
    const wrong = failed || relisting.isUnproven ? await relisting.check() : null
    if (wrong) return wrong
    const isLast = streak.hopelessUser !== null && leave(streak.hopelessUser)
    if (isLast && failed) return whyStop(failed, mostFailuresInARow, plan.siteName)
    progress.slowedDown = pace.slowedDown
    progress.tell()
    if (pace.waitMs > 0) await control.wait(pace.waitMs)
    const written = await records.flush()
    if (!written.ok) return written.failure
  }
  return control.cancelled
    ? null
    : killBySigningInOver(run, [...plan.victims.filter(bySigningIn), ...refused.values()])
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
