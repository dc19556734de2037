import type { Failure } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { useNow } from './clock.ts'
import { useConsole } from './react.tsx'
import type { SignInAttempt } from './state.ts'

/** When signing in may be tried again, milliseconds since 1970; 0: at any time. */
export function signInFrom(
  site: Pick<SiteState, 'failure' | 'failedAt'>,
  attempt: SignInAttempt | undefined,
): number {
  const from = (failure: Failure | null | undefined, at: number | null | undefined): number => {
    const seconds = failure?.retryAfterSeconds ?? 0
    return seconds > 0 ? (at ?? 0) + seconds * 1000 : 0
  }
  return Math.max(from(site.failure, site.failedAt), from(attempt?.failure, attempt?.failedAt))
}

/** Seconds until signing in may be tried again, counting down; 0: now. */
export function useSignInWait(site: SiteState): number {
  const attempt = useConsole((state) => state.signIns[site.siteId])
  const now = useNow(1000)
  // The clock ticks in whole seconds and may lag by one: never more than was asked for.
  const asked = Math.max(site.failure?.retryAfterSeconds ?? 0, attempt?.failure?.retryAfterSeconds ?? 0)
  return Math.min(asked, Math.max(0, Math.ceil((signInFrom(site, attempt) - now) / 1000)))
}
