import type { killCauses } from '../../contract/causes/kills.ts'
import { say } from '../say.ts'
import type { Sentences } from './sentences.ts'

/** Of plans and runs. */
export const killSentences: Sentences<keyof typeof killCauses> = {
  quitting: () => say('The console is quitting.'),
  plansOfOneSite: () => say('These plans are of the same site. Start one after the other.'),
  emptyPlan: () => say('There is nothing to kill in this plan.'),
  killUnderWay: () => say('Sessions of this site are being killed already.'),
  killUnderWayWait: () => say('Sessions of this site are being killed already. Wait until that is done.'),
  typeNumber: ({ number }) => say('Type {number} to confirm.', { number: String(number) }),
  noSuchRun: () => say('There is no such run.'),
  planGone: () => say('This plan was started already, or is too old. Choose the sessions again.'),
  siteChangedSince: ({ site }) =>
    say('{site} was removed or changed since. Choose the sessions again.', { site }),
  notInPlan: () => say('This session is not in the plan. Nothing was sent.'),
  killBrokeOff: () =>
    say('The kill broke off by a mistake of the console. Read the site again to see who is left.'),
  endedBySomebody: () =>
    say(
      'The console’s own session was ended meanwhile: by another administrator, it seems. As soon as a list showed that, nothing more was sent.',
    ),
  endedAgain: () => say('The console’s own session was ended again and again meanwhile, so it stopped.'),
  couldNotSignInAgain: () => say('The console’s own session has ended, and it could not sign in again.'),
  notInterruptedAnyMore: () => say('This kill is not interrupted any more: it was resumed, or dropped.'),
  siteNotHereAnyMore: ({ site }) =>
    say('{site} is none of your sites any more. Add it again, or drop this kill.', { site }),
  noSuchInterruptedKill: () => say('There is no such interrupted kill any more. Look at the list again.'),
  killRunsAlready: () => say('This kill is under way already, in this console or another one.'),
  notInLastList: () => say('This session is not in the last list of this site.'),
  neverToBeKilled: () => say('This session is exempt. Remove the exemption first.'),
  tableNotHidden: () => say('The table of this site is not hidden: choose sessions in it.'),
  noSuchExemption: () => say('There is no such exemption any more. Look at the list again.'),
}
