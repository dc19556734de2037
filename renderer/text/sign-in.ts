import { plural } from '../../words/format.ts'

/** The words of the sign-in panel. */
export const signIn = {
  title: (site: string): string => `Sign in to ${site}`,
  titleAgain: (site: string): string => `Sign in to ${site} again`,
  passwordFor: (user: string): string => `Password of ${user}`,
  code: 'Code from the e-mail',
  codeHint: 'The site has sent you a code of six digits. It is good for a few minutes.',
  /** Counting down the seconds for which the code is usually good. */
  codeLeft: (seconds: number): string =>
    seconds === 0
      ? 'The code that the site has sent you is probably too old by now. Start again to get a new one.'
      : `The site has sent you a code of six digits. It is usually good for another ${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}.`,
  submit: 'Sign in',
  submitCode: 'Send the code',
  startAgain: 'Start again with the password',
  wayIn: {
    full: 'The site is full: its usual sign-in refuses everybody, and does not look at the password. An administrator can enter all the same, by a door that does not count the sessions.',
    barred:
      'The site refuses the usual sign-in. An administrator can enter all the same, by the form of the site’s own front end.',
    wrong:
      'Only with the right password: a wrong one would leave an anonymous session behind there, which takes one more place.',
  },
  enterFull: 'I am sure of my password: enter',
  remember: 'Remember the password in the keychain',
  /** Nobody remembers it for longer than a run: why, and what that means. */
  inMemory: (trouble: string | null): string =>
    `${trouble ?? 'The password is not stored on this computer.'} So the console asks for the password at each start, and signs out of the site when it quits.`,
  known: (user: string): string => `Signs in as ${user} with the password from the keychain.`,
  knownInMemory: (user: string): string =>
    `Signs in as ${user} with the password that you gave before. It is forgotten when the console quits.`,
  otherPassword: 'Enter another password',
  knownPassword: 'Use the known password',
  changeUser: 'Change the username…',
  demo: 'Open this practice site',
  demoHint: 'A practice site needs no password.',
  busy: 'Signing in…',
  needPassword: 'Enter your password.',
  needCode: 'Enter the code from the e-mail.',
  wait: (seconds: number): string =>
    `You can sign in again in ${plural(seconds, 'second')}. The console tries nothing before that.`,
  copy: 'Copy',
  copyLine: (line: string): string => `Copy: ${line}`,
  waitFor: (seconds: number): string => `Try again in ${plural(seconds, 'second')}.`,
  siteSays: 'The site says:',
} as const
