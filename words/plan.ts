import type { InterruptedRun, KillPlan, SessionOutcome, UserShare } from '../contract/kill.ts'
import type { SiteState } from '../contract/site.ts'
import { expiredCountNotes } from './expired-count.ts'
import { inUseWords } from './in-use.ts'
import { note } from './note.ts'
import { outcomeCountWords } from './outcomes.ts'
import { roomLines, unreadRoomNotes } from './plan-room.ts'
import { say, sayCount } from './say.ts'
import { shareIdle, shareKeeps } from './shares.ts'
import { localTime } from './spans.ts'
import { leftOutWords } from './spared.ts'
import { userWords } from './users.ts'
import { warningLine } from './warnings.ts'

/** The number of users that are named. */
const mostUsers = 15

/**
 * What a plan means, in lines of a terminal: for each user, which sessions are left out, and what is unusual
 * about it.
 */
export function planLines(plan: KillPlan, site: SiteState): string[] {
  const leftOut = leftOutWords(plan.leftOut.map((each) => each.reason))
  const inUse = inUseWords([plan])
  return [
    ...(plan.resumes ? [resumeWords(plan.resumes, localTime)] : []),
    ...plan.byUser.slice(0, mostUsers).map(shareLine),
    ...moreUsers(plan.byUser.slice(mostUsers)),
    ...activityLines(plan),
    ...(leftOut === null ? [] : [leftOut]),
    ...roomLines(plan, site),
    ...unreadRoomNotes(plan, site),
    ...plan.warnings.map((warning) => note(warningLine(warning))),
    ...(inUse === null ? [] : [note(inUse)]),
  ]
}

/** A rule may leave out hundreds, which are counted. A named session that is not killed is shown. */
export const leftOutByRule: ReadonlySet<SessionOutcome['reason']> = new Set([
  'exempt',
  'newest',
  'unknownActivity',
  'unknownExpiry',
])

/** What is still worth saying after a run, because perhaps nobody was shown its plan. */
export function afterLines(plan: KillPlan, site: SiteState): string[] {
  const leftOut = leftOutWords(
    plan.leftOut.flatMap(({ reason }) => (leftOutByRule.has(reason) ? [reason] : [])),
  )
  const warnings = plan.warnings.filter(({ code }) => code === 'notEnough' || code === 'cannotEnd')
  const notEnough = warnings.some(({ code }) => code === 'notEnough')
  return [
    ...(leftOut === null ? [] : [leftOut]),
    ...(site.sessionsLimit === null ? roomLines(plan, site) : []),
    ...unreadRoomNotes(plan, site),
    ...warnings.map((warning) => note(warningLine(warning))),
    // No other filter helps there.
    ...(notEnough && site.counts ? expiredCountNotes(site, site.counts) : []),
  ]
}

function shareLine(share: UserShare): string {
  const { user, count } = share
  const facts = {
    user: userWords(user),
    sessions: sayCount('{count} session', '{count} sessions', { count }),
    idle: shareIdle(share) ?? say('last activity unknown'),
  }
  // Killing anonymous sessions leaves no user without one.
  if (user === null) return say('  {user}: {sessions}, {idle}', facts)
  return say('  {user}: {sessions}, {idle}, {keeps}', { ...facts, keeps: shareKeeps(share) })
}

function moreUsers(shares: readonly UserShare[]): string[] {
  if (shares.length === 0) return []
  const count = shares.reduce((sum, share) => sum + share.count, 0)
  return [`  ${moreUsersWords(shares.length, count)}`]
}

/** The victims of a plan that are not named. */
export function moreUsersWords(users: number, sessions: number): string {
  return say('{users} with {sessions}', {
    users: sayCount('{count} more user', '{count} more users', { count: users }),
    sessions: sayCount('{count} session', '{count} sessions', { count: sessions }),
  })
}

function activityLines({ oldestActivity, youngestActivity }: KillPlan): string[] {
  if (oldestActivity === null || youngestActivity === null) return []
  const [oldest, youngest] = [localTime(oldestActivity), localTime(youngestActivity)]
  if (oldest === youngest) return [say('Last activity: {time}.', { time: oldest })]
  return [say('Last activity: from {oldest} to {youngest}.', { oldest, youngest })]
}

/**
 * How far an interrupted run was, as far as it was noted. `dateTime`: how the window or the terminal writes
 * a time.
 */
export function resumeWords(
  { startedAt, planned: count, outcomes }: InterruptedRun,
  dateTime: (ms: number) => string,
): string {
  const time = dateTime(startedAt)
  const settled = outcomeCountWords(outcomes)
  if (settled === '')
    return sayCount(
      'Resumes the kill of {count} session that began on {time}. No outcome is known yet.',
      'Resumes the kill of {count} sessions that began on {time}. No outcome is known yet.',
      { count, time },
    )
  return sayCount(
    'Resumes the kill of {count} session that began on {time}. Outcomes so far, by a fresh list: {outcomes}.',
    'Resumes the kill of {count} sessions that began on {time}. Outcomes so far, by a fresh list: {outcomes}.',
    { count, time, outcomes: settled },
  )
}
