import { say, sayCount, sayParts } from './say.ts'

/** The words of the sign-in panel. */
export const signIn = {
  title: (site: string): string => say('Sign in to {site}', { site }),
  titleAgain: (site: string): string => say('Sign in to {site} again', { site }),
  passwordFor: (user: string): string => say('Password of {user}', { user }),
  code: () => say('Code from the e-mail'),
  codeHint: () => say('The site has sent you a code of six digits. It is good for a few minutes.'),
  /** Counts down the seconds for which the code usually works. */
  codeRemaining: (seconds: number): string =>
    seconds === 0
      ? say('The code that the site has sent you is probably too old by now. Start again to get a new one.')
      : say(
          'The site has sent you a code of six digits. It is usually good for another {minutes}:{seconds}.',
          {
            minutes: Math.floor(seconds / 60),
            seconds: String(seconds % 60).padStart(2, '0'),
          },
        ),
  submit: () => say('Sign in'),
  submitCode: () => say('Send the code'),
  startAgain: () => say('Start again with the password'),
  wayIn: {
    full: () =>
      say(
        'The site is full: its usual sign-in refuses everybody, and does not look at the password. An administrator can sign in all the same, by a form that does not count the sessions.',
      ),
    barred: () =>
      say(
        'The site refuses the usual sign-in. An administrator can sign in all the same, by the form of the site’s own front end.',
      ),
    wrong: () =>
      say(
        'Only with the right password: a wrong one would leave an anonymous session behind there, which counts towards the limit, too.',
      ),
  },
  enterFull: () => say('Sign in all the same'),
  remember: () => say('Remember the password in the keychain'),
  /** The password is forgotten after this run: why, and what that means. */
  inMemory: (trouble: string | null): string =>
    say(
      '{why} So the console asks for the password at each start, and signs out of the site when it quits.',
      { why: trouble ?? say('The password is not stored on this computer.') },
    ),
  known: (user: string): string => say('Signs in as {user} with the password from the keychain.', { user }),
  knownInMemory: (user: string): string =>
    say(
      'Signs in as {user} with the password that you gave before. It is forgotten when the console quits.',
      { user },
    ),
  otherPassword: () => say('Enter another password'),
  knownPassword: () => say('Use the known password'),
  changeUser: () => say('Change the username…'),
  demo: () => say('Open this practice site'),
  demoHint: () => say('A practice site needs no password.'),
  busy: () => say('Signing in…'),
  needPassword: () => say('Enter your password.'),
  needCode: () => say('Enter the code from the e-mail.'),
  wait: (seconds: number): string =>
    sayCount(
      'You can sign in again in {count} second. The console tries nothing before that.',
      'You can sign in again in {count} seconds. The console tries nothing before that.',
      { count: seconds },
    ),
  copy: () => say('Copy'),
  copyLine: (line: string): string => say('Copy: {line}', { line }),
  waitFor: (seconds: number): string =>
    sayCount('Try again in {count} second.', 'Try again in {count} seconds.', { count: seconds }),
  siteSays: <Part>(text: Part) => sayParts('The site says: “{text}”', { text }),
} as const
