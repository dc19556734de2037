import { assertNever } from '../contract/assert-never.ts'
import type { Reason } from '../contract/session.ts'
import { noActivityWords } from './activity.ts'
import { say, sayCount } from './say.ts'
import { span } from './spans.ts'

/** Why a session is in its state, or in a plan, each in a few words. */
export function stateReasons(reasons: readonly Reason[]): string[] {
  const isAnonymous = reasons.some(({ code }) => code === 'anonymous')
  return reasons.map((each) => stateReason(each, isAnonymous))
}

function stateReason(reason: Reason, isAnonymous: boolean): string {
  switch (reason.code) {
    case 'own':
      return say('the console’s own')
    case 'ownElsewhere':
      return say('another window’s or terminal’s own')
    case 'idle':
      return say('idle for {time}', { time: spanOf(reason.seconds) })
    case 'clockChange': {
      const time = spanOf(reason.seconds)
      return 'of' in reason
        ? say('its expiry is perhaps {time} sooner, as the site’s clock may change', { time })
        : say('or {time} longer, as the site’s clock may have changed since', { time })
    }
    case 'neverUsed':
      return noActivityWords('neverUsed', savedAgo(reason.savedSecondsAgo), isAnonymous)
    case 'unreadable':
    case 'notCalibrated':
      return noActivityWords(reason.code, null, isAnonymous)
    case 'anonymous':
      return say('anonymous')
    case 'expired':
      return say('expired {time} ago', { time: spanOf(reason.seconds) })
    case 'newerSessions': {
      const { count } = reason
      return sayCount('the user has {count} newer', 'the user has {count} newer', { count })
    }
    default:
      return assertNever(reason)
  }
}

const spanOf = (seconds: number): string => span(seconds * 1000)

const savedAgo = (secondsAgo: number | undefined): string | null =>
  secondsAgo === undefined ? null : say('{time} ago', { time: spanOf(secondsAgo) })
