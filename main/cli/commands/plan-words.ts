import type { InterruptedRun, KillPlan, SessionOutcome, UserShare } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { expiredCountWords } from '../output/expired-count-words.ts'
import { localTime, span } from '../output/times.ts'
import { visible } from '../output/visible.ts'
import { leftOutWords, outcomeCountWords, sessionsWord, warningWords } from '../output/words.ts'

/** So many users by name; the rest in one line. */
const mostUsers = 15

/** What a plan means: for each user, who is left out, and what is unusual about it. */
export function planWords(plan: KillPlan, site: SiteState): string[] {
  const shown = plan.byUser.slice(0, mostUsers).map(shareWords)
  const rest = plan.byUser.slice(mostUsers)
  const restCount = rest.reduce((sum, share) => sum + share.count, 0)
  const leftOut = leftOutWords(plan.leftOut.map((each) => each.reason))
  return [
    ...(plan.resumes ? [resumesWords(plan.resumes)] : []),
    ...shown,
    ...(rest.length > 0 ? [`  ${rest.length} more users: ${sessionsWord(restCount)}`] : []),
    ...activityWords(plan),
    ...(leftOut === null ? [] : [leftOut]),
    ...roomWords(plan, site),
    ...plan.warnings.map((warning) => `Note: ${warningWords(warning)}`),
  ]
}

/** Left out by a rule there may be hundreds: they are counted. What was named and is not killed is told one by one. */
export const leftOutByRule: ReadonlySet<SessionOutcome['reason']> = new Set([
  'exempt',
  'newest',
  'unknownActivity',
])

/** What is still worth saying after a run, as nobody may have been shown its plan. */
export function afterWords(plan: KillPlan, site: SiteState): string[] {
  const leftOut = leftOutWords(
    plan.leftOut.flatMap(({ reason }) => (leftOutByRule.has(reason) ? [reason] : [])),
  )
  const warnings = plan.warnings.filter(({ code }) => code === 'notEnough' || code === 'cannotEnd')
  return [
    ...(leftOut === null ? [] : [leftOut]),
    ...(site.sessionsLimit === null ? roomWords(plan, site) : []),
    ...warnings.map((warning) => `Note: ${warningWords(warning)}`),
  ]
}

function shareWords({ user, count, keeps, idleFromSeconds, idleToSeconds }: UserShare): string {
  const name = user === null ? '(nobody)' : visible(user)
  const idle = idleWords(idleFromSeconds, idleToSeconds)
  return `  ${name}: ${sessionsWord(count)}${idle}; keeps ${keeps}`
}

function idleWords(from: number | null, to: number | null): string {
  if (from === null || to === null) return ', last activity unknown'
  const [least, most] = [span(from * 1000), span(to * 1000)]
  return least === most ? `, idle ${least}` : `, idle ${least} to ${most}`
}

function activityWords({ oldestActivity, youngestActivity }: KillPlan): string[] {
  if (oldestActivity === null || youngestActivity === null) return []
  const [oldest, youngest] = [localTime(oldestActivity), localTime(youngestActivity)]
  return [oldest === youngest ? `Last active ${oldest}.` : `Last active from ${oldest} to ${youngest}.`]
}

/** What making room was reckoned from. */
function roomWords({ rule, victims, warnings }: KillPlan, site: SiteState): string[] {
  const { sessionsLimit, countsExpired, counts } = site
  const { makeRoom } = rule
  if (makeRoom === undefined) return []
  if (sessionsLimit === null) {
    return [`No sessions limit of this site is known: room is made for ${makeRoom} more than are there now.`]
  }
  if (sessionsLimit === 0) return ["This site's sessions limit is 0: nobody is let in, whatever is killed."]
  const all = countsExpired === true ? ', where expired sessions count, too' : ''
  const room = `room for ${makeRoom} more below the limit of ${sessionsLimit}${all}`
  const notes = counts ? expiredCountWords(site, counts) : []
  if (warnings.some(({ code }) => code === 'notEnough')) return [`Asked for: ${room}.`, ...notes]
  return [victims.length === 0 ? `There is ${room} already.` : `This makes ${room}.`, ...notes]
}

/** What had become of an interrupted run, as far as it was noted. */
function resumesWords({ startedAt, planned, outcomes }: InterruptedRun): string {
  const settled = outcomeCountWords(outcomes)
  const noted = settled === '' ? 'nothing noted yet' : settled
  return `Goes on with the kill of ${localTime(startedAt)}: ${planned} planned, ${noted}.`
}
