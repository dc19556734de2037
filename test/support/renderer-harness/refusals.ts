import type { ConsoleCalls } from '../../../contract/console-api.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'

export const noKeychain =
  'No keychain was found on this computer: install and start gnome-keyring or KWallet.'

const wrongPassword: Failure = {
  kind: 'wrongPassword',
  hint: 'Failed to sign in as robin. Check the username and the password; Lino does not tell which one is wrong.',
}

/** By the password that is typed: `1234` is right; `code`, `full`, `stuck`, `barred` and `ban` are what they say. */
const byPassword: Readonly<Record<string, Failure>> = {
  code: { kind: 'codeNeeded', hint: 'The site has sent you a code by e-mail.', validSeconds: 300 },
  full: {
    kind: 'limitReached',
    hint: 'There are more than 40 sessions, so the site refuses every sign-in. Enter all the same, or ask for room.',
    limit: 40,
    wayIn: true,
  },
  stuck: {
    kind: 'limitReached',
    hint: 'The site is full: its sessions limit of 40 is reached. Only sites with the React front end have a way in past this. On the server, "python manage.py clearsessions" removes what has expired, and "python manage.py shell" everything else.',
    limit: 40,
  },
  barred: {
    kind: 'signInBarred',
    hint: 'The site refused the sign-in for a reason of its own.',
    siteText: 'Sign-in is only possible through the front end.',
    wayIn: true,
  },
  ban: {
    kind: 'banned',
    hint: 'Too many sign-ins from this address have failed, so the site refuses the right password, too. Wait a full minute without any try.',
    retryAfterSeconds: 60,
  },
}

/** Why a sign-in fails; null: it does not. */
export function refusalOf(site: SiteState, args: ConsoleCalls['signIn']['args']): Failure | null {
  if (site.demo || args.enterFull === true || args.code === '123456') return null
  if (args.code !== undefined)
    return { kind: 'codeWrong', hint: 'The code was wrong or too late. Start again to get a new one.' }
  if (args.password === undefined) {
    return site.passwordKnown
      ? null
      : { kind: 'passwordNeeded', hint: 'Enter the password to sign in.', site: site.name }
  }
  return args.password === '1234' ? null : (byPassword[args.password] ?? wrongPassword)
}
