import type { Failure } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { askedRestMs } from '../../core/domain/back-off.ts'
import { useNow } from './clock.ts'
import { useConsole } from './react.tsx'
import type { SignInAttempt } from './state.ts'

/**
 * A quarter of an hour at most, so that a user is not locked out for a whole day that a busy site asks for.
 */
const secondsOf = (failure: Failure | null | undefined): number =>
  askedRestMs(failure?.retryAfterSeconds) / 1000

/** When signing in may be tried again, milliseconds since 1970. 0: at any time. */
export function signInFrom(
  site: Pick<SiteState, 'failure' | 'failedAt'>,
  attempt: SignInAttempt | undefined,
): number {
  const from = (failure: Failure | null | undefined, at: number | null | undefined): number => {
    const seconds = secondsOf(failure)
    return seconds > 0 ? (at ?? 0) + seconds * 1000 : 0
  }
  return Math.max(from(site.failure, site.failedAt), from(attempt?.failure, attempt?.failedAt))
}

/** Seconds until signing in may be tried again, counting down. 0: now. */
export function useSignInWait(site: SiteState): number {
  const attempt = useConsole((state) => state.signIns[site.siteId])
  const now = useNow(1000)
  // The clock ticks in whole seconds and may lag by one. It never shows more than was asked for.
  const asked = Math.max(secondsOf(site.failure), secondsOf(attempt?.failure))
  return Math.min(asked, Math.max(0, Math.ceil((signInFrom(site, attempt) - now) / 1000)))
}
