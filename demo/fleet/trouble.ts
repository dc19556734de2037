import { assertNever } from '../assert-never.ts'
import type { DemoHooks } from '../server/open-site.ts'

/** What can be wrong with a site of a fleet, until something else is said of it. */
export type Trouble =
  /** It never answers. */
  | { readonly kind: 'hang' }
  /** Its port is closed. So are the other sites of this port. */
  | { readonly kind: 'dead' }
  /** 503 with Retry-After, in seconds. */
  | { readonly kind: 'busy'; readonly retryAfter: number }
  /** Its lists take this much longer. Milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** 500. */
  | { readonly kind: 'error' }
  /** It closes each connection without an answer. */
  | { readonly kind: 'close' }
  /** A web server's page instead of Lino's answers. */
  | { readonly kind: 'html' }
  /** Only the first half of each answer. */
  | { readonly kind: 'truncated' }
  /** A session of a deleted user hides the table. */
  | { readonly kind: 'hidden' }
  /** This number of users more are working there. */
  | { readonly kind: 'crowd'; readonly sessions: number }

const listPath = '/api/users/Sessions'

/** Begins the trouble, and answers how it ends. `dead` is the port's own matter. */
export function beginTrouble(trouble: Trouble, site: DemoHooks): () => void {
  switch (trouble.kind) {
    case 'hang':
    case 'close':
    case 'html':
    case 'truncated':
      site.setFault({ kind: trouble.kind })
      break
    case 'busy':
      site.setFault({ kind: 'busy', retryAfter: trouble.retryAfter })
      break
    case 'slow':
      site.setFault({ kind: 'slow', ms: trouble.ms }, { path: listPath })
      break
    case 'error':
      site.setFault({ kind: 'status', status: 500, body: 'Server Error (500)\n' })
      break
    case 'hidden':
      return forget(site, [site.addSession({ user: 'ghost' })])
    case 'crowd':
      return forget(
        site,
        Array.from({ length: trouble.sessions }, () => site.addSession({ user: 'luc' })),
      )
    case 'dead':
      break
    default:
      return assertNever(trouble)
  }
  return () => site.setFault(null)
}

const forget = (site: DemoHooks, keys: readonly string[]) => () => keys.forEach(site.removeSession)
