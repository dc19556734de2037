import type { signInCauses } from '../../contract/causes/sessions.ts'
import { say } from '../say.ts'
import type { Sentences } from './sentences.ts'

/** Of signing in and out. */
export const signInSentences: Sentences<keyof typeof signInCauses> = {
  ownSessionEnded: () => say('Your own session on this site has been ended or has expired. Sign in again.'),
  notSiteManager: () =>
    say(
      'This user may not see the sessions of this site. Sign in as a site manager (a user of type Administrator).',
    ),
  userWithoutType: () =>
    say(
      'The site lets this user sign in, and then fails at all they ask for: probably a user without a user type. Sign in as a site manager (a user of type Administrator).',
    ),
  siteRefusedSignIn: () => say('The site refused the sign-in for a reason of its own.'),
  siteFull: ({ limit }) =>
    limit === null
      ? say(
          'The site is full: its sessions limit is reached, and it has refused this sign-in without looking at the password. Wait until a session expires, or ask somebody who is signed in to end some.',
        )
      : say(
          'The site is full: its sessions limit of {limit} is reached, and it has refused this sign-in without looking at the password. Wait until a session expires, or ask somebody who is signed in to end some.',
          { limit },
        ),
  addressBanned: () =>
    say(
      'Too many sign-ins from this address have failed, so the site refuses the right password, too. Wait a full minute without any try.',
    ),
  wrongPassword: () =>
    say('The site does not accept this user and password. Check both. The user may also be inactive.'),
  wrongPasswordOrBanned: () =>
    say('The site did not let you in: the password is wrong, or your address is banned for a while.'),
  slotTaken: () =>
    say('On a full site a wrong password leaves an anonymous session behind that counts towards the limit.'),
  codeNotAccepted: () =>
    say('The site did not accept this code: it is wrong, or too old. Sign in again to get a new one.'),
  codeSent: () =>
    say('This site asks for a second factor: it has sent you a code by e-mail. Enter it to sign in.'),
  noUsualSignIn: () =>
    say('This site offers no sign-in with user name and password where every Lino has it.'),
  signInForbidden: () =>
    say(
      'The site refuses any sign-in by this way (status 403), whatever the password: it keeps its protection against forged requests in the session (use_security_features), or a proxy takes cookies away.',
    ),
  sessionNotKept: () =>
    say(
      'The site accepted the password but did not keep the session: it may send its cookies over https only. One session may be left there.',
    ),
  perhapsSignedIn: () => say('If it signed you in all the same, one session may be left there.'),
  onlyReactHasWayIn: () => say('Only sites with the React front end have a way in past this.'),
  wayInPastSecondFactor: () => say('The way past this would go round the second factor, so it is not used.'),
  secondFactorNotKnown: () =>
    say('Whether a second factor is on could not be told, so the way past this is not used.'),
  danglingOnServer: ({ line }) =>
    say(
      'To make room, an administrator with a shell on the server can remove the sessions that nobody has used for four days: "{line}".',
      { line },
    ),
  expiredOnServer: ({ line }) =>
    say(
      'Expired sessions count only if the site’s own date lies in the past (a demo date). Then this makes room, too: "{line}".',
      { line },
    ),
  ownSessionMayBeLeft: () =>
    say('The site did not end your own session. It may be left there: sign out in a browser.'),
  sessionHereEnded: () => say('Your session here has ended. Sign in again.'),
  enterPassword: () => say('Enter the password to sign in.'),
  needsPasswordToSignInOver: () =>
    say(
      'Some of these sessions only end by signing in over them, which needs your password. Sign out, and in again with it.',
    ),
}
