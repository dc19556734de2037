import { z } from 'zod'

const none = z.strictObject({})
const site = z.strictObject({ site: z.string() })

/** Of plans and runs. */
export const killCauses = {
  quitting: none,
  plansOfOneSite: none,
  emptyPlan: none,
  killUnderWay: none,
  killUnderWayWait: none,
  typeNumber: z.strictObject({ number: z.number() }),
  noSuchRun: none,
  planGone: none,
  siteChangedSince: site,
  notInPlan: none,
  killBrokeOff: none,
  endedBySomebody: none,
  endedAgain: none,
  couldNotSignInAgain: none,
  notInterruptedAnyMore: none,
  siteNotHereAnyMore: site,
  noSuchInterruptedKill: none,
  killRunsAlready: none,
  notInLastList: none,
  neverToBeKilled: none,
  tableNotHidden: none,
  noSuchExemption: none,
} as const
