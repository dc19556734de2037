import { cause, newFailure, withMore } from '../../../contract/failure.ts'
import type { ConsoleCalls } from '../../../contract/console-api.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { roomOnServer } from '../../../core/domain/server-help.ts'
import { saying } from '../failures.ts'

const [clearDangling, clearExpired] = roomOnServer

export const noKeychain = cause('keychain', { keychain: 'linux', trouble: 'missing' })

const wrongPassword: Failure = saying(
  'wrongPassword',
  'Failed to sign in as robin. Check the username and the password; Lino does not tell which one is wrong.',
)

/**
 * By the typed password: `1234` is right. `code`, `full`, `stuck`, `barred` and `ban` cause what they say.
 */
const byPassword: Readonly<Record<string, Failure>> = {
  code: saying('codeNeeded', 'The site has sent you a code by e-mail.', { validSeconds: 300 }),
  full: saying(
    'limitReached',
    'There are more than 40 sessions, so the site refuses every sign-in. Enter all the same, or ask for room.',
    { limit: 40, wayIn: true },
  ),
  stuck: withMore(
    newFailure('limitReached', 'siteFull', { limit: 40 }, { limit: 40 }),
    cause('onlyReactHasWayIn'),
    cause('danglingOnServer', { line: clearDangling }),
    cause('expiredOnServer', { line: clearExpired }),
  ),
  barred: saying('signInBarred', 'The site refused the sign-in for a reason of its own.', {
    siteText: 'Sign-in is only possible through the front end.',
    wayIn: true,
  }),
  ban: saying(
    'banned',
    'Too many sign-ins from this address have failed, so the site refuses the right password, too. Wait a full minute without any try.',
    { retryAfterSeconds: 60 },
  ),
}

/** Why a sign-in fails. Null: it does not. */
export function refusalOf(site: SiteState, args: ConsoleCalls['signIn']['args']): Failure | null {
  if (site.demo || args.enterFull === true || args.code === '123456') return null
  if (args.code !== undefined)
    return saying('codeWrong', 'The code was wrong or too late. Start again to get a new one.')
  if (args.password === undefined) {
    return site.passwordKnown
      ? null
      : saying('passwordNeeded', 'Enter the password to sign in.', { site: site.name })
  }
  return args.password === '1234' ? null : (byPassword[args.password] ?? wrongPassword)
}
