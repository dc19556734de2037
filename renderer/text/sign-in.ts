import { plural } from './format.ts'

/** The words of the sign-in panel. */
export const signIn = {
  title: (site: string): string => `Sign in to ${site}`,
  titleAgain: (site: string): string => `Sign in to ${site} again`,
  passwordFor: (user: string): string => `Password of ${user}`,
  code: 'Code from the e-mail',
  codeHint: 'The site has sent you a code of six digits. It is good for a few minutes.',
  submit: 'Sign in',
  submitCode: 'Send the code',
  startAgain: 'Start again with the password',
  wayIn:
    'An administrator can enter all the same, by a door that does not count the sessions. It must not be tried with a wrong password: that would leave one more session behind.',
  enterFull: 'The password is right: enter',
  demo: 'Open this demo site',
  demoHint: 'A demo site needs no password.',
  busy: 'Signing in…',
  needPassword: 'Enter your password.',
  needCode: 'Enter the code from the e-mail.',
  waitFor: (seconds: number): string => `Try again in ${plural(seconds, 'second')}.`,
  siteSays: 'The site says:',
} as const
