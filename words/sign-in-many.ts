import type { SignInOutcome } from '../contract/sign-in-outcome.ts'
import { say, sayCount } from './say.ts'

/** The words of signing in to many sites at once. */
export const signInMany = {
  open: (count: number): string => sayCount('Sign in to {count} site', 'Sign in to {count} sites', { count }),
  openMeans: () => say('The sites below whose password is known, and that you are not signed in to'),
  chosen: () => say('Sign in'),
  title: () => say('Sign in to several sites'),
  lead: () =>
    say(
      'The console uses the passwords that it knows. It tries a few sites at a time, the worst first. It does not ask a site again that has refused.',
    ),
  mayClose: () => say('You can close this table. The overview shows how far it is, and opens it again.'),
  progress: (ended: number, count: number): string =>
    sayCount('{ended} of {count} site has answered', '{ended} of {count} sites have answered', {
      ended,
      count,
    }),
  over: (signedIn: number, count: number): string =>
    sayCount('Signed in to {in} of {count} site', 'Signed in to {in} of {count} sites', {
      in: signedIn,
      count,
    }),
  progressBar: () => say('Progress of the sign-in'),
  table: () => say('Sites and outcomes'),
  columns: { site: () => say('Site'), outcome: () => say('Outcome'), next: () => say('Next step') },
  signingIn: () => say('Signing in…'),
  waiting: () => say('waiting'),
  again: (count: number): string => sayCount('Try {count} site again', 'Try {count} sites again', { count }),
  show: () => say('Show the outcomes'),
  dismiss: () => say('Dismiss'),
  close: () => say('Close'),
  /** For people who hear only the button: what it does, and on which site. */
  nextOn: (step: string, site: string): string => say('{step}: {site}', { step, site }),
} as const

/** What the user does next on a site. Null: nothing, because the console is in. */
export function nextStep({ outcome, failure }: SignInOutcome): string | null {
  switch (outcome) {
    case 'signedIn':
    case 'alreadyIn':
      return null
    case 'codeNeeded':
      return say('Enter the code')
    case 'noPassword':
      return say('Enter the password')
    case 'refused':
      return failure?.kind === 'wrongPassword' ? say('Enter the password') : say('Open the site')
    case 'full':
      return failure?.wayIn === true ? say('Enter the full site') : say('Open the site')
    case 'banned':
    case 'unreachable':
    case 'notTried':
    case 'failed':
      return say('Open the site')
  }
}
