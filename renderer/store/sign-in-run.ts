import type { Failure } from '../../contract/failure.ts'
import type { SignInOutcome } from '../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../contract/site.ts'
import { isLeftForUser, signInOutcomeOf } from '../../core/domain/sign-in-outcome.ts'
import { siteIn } from './site-index.ts'

/** A sign-in to many sites from this window, under way or over. Never a password. */
export interface SignInRun {
  readonly siteIds: readonly string[]
  /** Of the sites that have ended, in the order in which they did. */
  readonly outcomes: readonly SignInOutcome[]
  readonly busy: boolean
  /** Of the call itself, if it failed. */
  readonly failure: Failure | null
}

/** A site of a run. `outcome` is null as long as the site has not ended. */
export interface SignInLine {
  readonly site: SiteState
  readonly outcome: SignInOutcome | null
}

/** Whether the console can sign in there alone: it knows the password, and nothing waits for the user. */
export const signsInUnasked = ({ access, passwordKnown, failure }: SiteState): boolean =>
  access === 'signedOut' && passwordKnown && !(failure && isLeftForUser(signInOutcomeOf(failure.kind)))

export const isIn = ({ outcome }: SignInOutcome): boolean => outcome === 'signedIn' || outcome === 'alreadyIn'

/** An outcome of the run, unless the user has got in there since. */
function outcomeNow(site: SiteState, outcome: SignInOutcome): SignInOutcome {
  const isInNow = site.access === 'signedIn' && site.failure === null
  return isInNow && !isIn(outcome) ? { ...outcome, outcome: 'signedIn', failure: null } : outcome
}

/**
 * The sites that are still here: those that need somebody, those that have not ended, those that are in. No
 * line changes its place within its part.
 */
export function linesOf(run: SignInRun, sites: readonly SiteState[]): readonly SignInLine[] {
  const ended = new Set(run.outcomes.map(({ siteId }) => siteId))
  const lines = run.outcomes.flatMap((outcome): SignInLine[] => {
    const site = siteIn(sites, outcome.siteId)
    return site ? [{ site, outcome: outcomeNow(site, outcome) }] : []
  })
  const waiting = run.siteIds.flatMap((siteId): SignInLine[] => {
    const site = ended.has(siteId) ? undefined : siteIn(sites, siteId)
    return site ? [{ site, outcome: null }] : []
  })
  return [
    ...lines.filter(({ outcome }) => outcome && !isIn(outcome)),
    ...waiting,
    ...lines.filter(({ outcome }) => outcome && isIn(outcome)),
  ]
}

export interface SignInSums {
  readonly sites: number
  readonly ended: number
  readonly in: number
  /** They have ended, and nobody is in. */
  readonly out: number
}

export function signInSums(lines: readonly SignInLine[]): SignInSums {
  const ended = lines.filter(({ outcome }) => outcome !== null).length
  const signedIn = lines.filter(({ outcome }) => outcome && isIn(outcome)).length
  return { sites: lines.length, ended, in: signedIn, out: ended - signedIn }
}

/** These may end otherwise at the next try, without anything from the user. */
const passing: ReadonlySet<SignInOutcome['outcome']> = new Set(['unreachable', 'full', 'notTried'])

export const tryAgainOf = (lines: readonly SignInLine[]): readonly string[] =>
  lines.flatMap(({ site, outcome }) => (outcome && passing.has(outcome.outcome) ? [site.siteId] : []))
