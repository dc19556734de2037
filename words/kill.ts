import type { KillPlan } from '../contract/kill.ts'
import { inUseWords } from './in-use.ts'
import { moreUsersWords } from './plan.ts'
import { say, sayCount, sayCountParts } from './say.ts'
import { leftOutWords } from './spared.ts'
import { exactDateTime } from './times.ts'
import { anonymous } from './users.ts'

/** The words of the question before a kill. */
export const kill = {
  title: <Part>(count: number, site: Part) =>
    sayCountParts('Kill {count} session on {site}?', 'Kill {count} sessions on {site}?', count, {
      count,
      site,
    }),
  titleOfResumed: <Part>(count: number, site: Part) =>
    sayCountParts(
      'Resume: kill {count} session on {site}?',
      'Resume: kill {count} sessions on {site}?',
      count,
      {
        count,
        site,
      },
    ),
  nothingTitle: (site: string): string => say('Nothing to kill on {site}', { site }),
  nothing: () => say('None of the chosen sessions can be ended.'),
  lead: () => say('Their users will have to sign in again. This cannot be undone.'),
  leadOfOne: () => say('Its user will have to sign in again. This cannot be undone.'),
  byUser: () => say('By user'),
  eachSession: () => say('Each session'),
  leftOut: () => say('Left out'),
  reason: () => say('Reason'),
  tickColumn: () => say('Kill'),
  unticked: (count: number): string => sayCount('{count} unticked', '{count} unticked', { count }),
  nothingTicked: () => say('No session is ticked'),
  killThis: (user: string, key: string): string => say('Kill the session {key} of {user}', { user, key }),
  moreUsers: moreUsersWords,
  anonymous,
  lastUsed: () => say('Last activity'),
  from: () => say('Oldest activity'),
  to: () => say('Most recent activity'),
  at: exactDateTime,
  howToGoOn: (count: number): string => say('Type {count} to confirm', { count }),
  typed: () => say('Number of sessions'),
  cancel: () => say('Cancel'),
  close: () => say('Close'),
  confirm: (count: number): string => sayCount('Kill {count} session', 'Kill {count} sessions', { count }),
  starting: () => say('Starting…'),
  hidden: (count: number): string =>
    sayCount(
      '{count} of these sessions is hidden by the filters.',
      '{count} of these sessions are hidden by the filters.',
      { count },
    ),
  previewing: () => say('Updating the preview…'),
  idleUnknown: () => say('last activity unknown'),
  takenBackMany: () => say('Cancelled. Nothing was sent to any of the sites.'),
  takenBack: (site: string): string => say('Cancelled. Nothing was sent to {site}.', { site }),
  signInOver: (count: number): string =>
    sayCount(
      'Also end {count} session by signing in over it',
      'Also end {count} sessions by signing in over them',
      { count },
    ),
  signInOverMeans: () =>
    say(
      'The console signs in over each of these sessions with your account and signs out again. This happens last, one session at a time. If it fails halfway, the console stops.',
    ),
} as const

/** What the plans leave out, by reason, and what the kill itself will spare. */
export function leftOutSentence(plans: readonly Pick<KillPlan, 'leftOut' | 'victims' | 'rule'>[]): string {
  const leftOut = leftOutWords(plans.flatMap((plan) => plan.leftOut.map(({ reason }) => reason)))
  const inUse = inUseWords(plans)
  if (inUse !== null) return leftOut === null ? inUse : `${leftOut} ${inUse}`
  if (leftOut === null) return say('Users who come back before their turn are spared.')
  if (plans.every(({ victims }) => victims.length === 0)) return leftOut
  return say('{leftOut} Users who come back before their turn are spared, too.', { leftOut })
}
