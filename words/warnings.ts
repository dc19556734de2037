import { assertNever } from '../contract/assert-never.ts'
import type { KillWarning } from '../contract/kill.ts'
import { say, sayCount } from './say.ts'
import { userList } from './users.ts'

/** What is unusual about a plan, in one sentence. Names follow a colon at its end. */
export function warningWords(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return sayCount(
        '{count} of these sessions is active: somebody may be working there right now.',
        '{count} of these sessions are active: somebody may be working there right now.',
        { count: warning.count },
      )
    case 'unknown':
      return sayCount(
        '{count} of these sessions has an unknown last activity.',
        '{count} of these sessions have an unknown last activity.',
        { count: warning.count },
      )
    case 'leftBehind':
      return sayCount(
        '{count} of these sessions was left behind by this console.',
        '{count} of these sessions were left behind by this console.',
        { count: warning.count },
      )
    case 'ownElsewhere':
      return sayCount(
        'Another window or terminal of this console is signed in with {count} of these sessions.',
        'Another window or terminal of this console is signed in with {count} of these sessions.',
        { count: warning.count },
      )
    case 'onlySessions':
      return sayCount('{count} user loses all sessions:', '{count} users lose all their sessions:', {
        count: warning.users.length,
      })
    case 'moreThanHalf':
      return sayCount(
        'This is more than half of the {count} live session.',
        'This is more than half of the {count} live sessions.',
        { count: warning.live },
      )
    case 'administrator':
      return sayCount(
        'These include sessions of an administrator’s account, which you use here:',
        'These include sessions of administrators’ accounts, which you use here:',
        { count: warning.users.length },
      )
    case 'cannotEnd':
      return cannotEndWords(warning.count - warning.bySigningIn, warning.bySigningIn)
    case 'signInOver':
      return sayCount(
        '{count} of these sessions is ended last, by signing in over it.',
        '{count} of these sessions are ended last, by signing in over them one at a time.',
        { count: warning.count },
      )
    case 'notEnough':
      return notEnoughWords(warning.count)
    default:
      return assertNever(warning)
  }
}

export const notEnoughWords = (count: number): string =>
  sayCount(
    'That is not enough: {count} more session would have to go to make that room.',
    'That is not enough: {count} more sessions would have to go to make that room.',
    { count },
  )

function cannotEndWords(hopeless: number, bySigningIn: number): string {
  const none = sayCount(
    'This site has no way to end {count} of these sessions.',
    'This site has no way to end {count} of these sessions.',
    { count: hopeless },
  )
  const over = sayCount(
    '{count} of these sessions ends only by signing in over it.',
    '{count} of these sessions end only by signing in over them.',
    { count: bySigningIn },
  )
  return [...(hopeless > 0 ? [none] : []), ...(bySigningIn > 0 ? [over] : [])].join(' ')
}

const namedAtMost = 15

/** The same with its names, and with the option that helps: a line of the terminal. */
export function warningLine(warning: KillWarning): string {
  const words = warningWords(warning)
  if ('users' in warning) return `${words} ${userList(warning.users, namedAtMost)}.${others(warning)}`
  if (warning.code !== 'cannotEnd' || warning.bySigningIn === 0) return words
  return `${words} ${say('The option --sign-in-over does that.')}`
}

/** Lino shows nobody's rights. */
function others({ code }: KillWarning): string {
  return code === 'administrator' ? ` ${say('The console cannot tell who else is an administrator.')}` : ''
}

/** For a narrow column. */
export function warningInShort(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return sayCount('{count} active', '{count} active', { count: warning.count })
    case 'unknown':
      return sayCount('{count} of unknown activity', '{count} of unknown activity', { count: warning.count })
    case 'leftBehind':
      return sayCount('{count} left behind by this console', '{count} left behind by this console', {
        count: warning.count,
      })
    case 'ownElsewhere':
      return sayCount('{count} of another window or terminal', '{count} of another window or terminal', {
        count: warning.count,
      })
    case 'onlySessions':
      return sayCount('{count} user keeps none', '{count} users keep none', { count: warning.users.length })
    case 'moreThanHalf':
      return say('more than half of the site')
    case 'administrator':
      return say('of an account that you use here')
    case 'cannotEnd':
      return sayCount('{count} cannot be ended', '{count} cannot be ended', { count: warning.count })
    case 'signInOver':
      return sayCount('{count} by signing in over it', '{count} by signing in over them', {
        count: warning.count,
      })
    case 'notEnough':
      return sayCount('{count} too few', '{count} too few', { count: warning.count })
    default:
      return assertNever(warning)
  }
}
