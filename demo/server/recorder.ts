import type { Visit } from '../wire/visit.ts'

/** A request that the site received. The URL is complete, except for a password in it. */
export interface DemoRequest {
  method: string
  path: string
  url: string
  /** Lino's `an`, from the query or the form. */
  action: string | null
  cookieNames: readonly string[]
  /** The session key in the cookie, for tests that ask whose it was. */
  sessionKey: string | null
  /** When, by the site's clock (ms). */
  at: number
}

export interface Recorder {
  record(visit: Visit, cookieHeader: string | undefined, at: number): void
  all(): readonly DemoRequest[]
}

/** Enough for a kill run on a large site. Older ones are forgotten, because a demo site may run for days. */
const kept = 50_000

export function createRecorder(): Recorder {
  let requests: DemoRequest[] = []
  return {
    record: (visit, cookieHeader, at) => {
      if (requests.length >= kept) requests = requests.slice(kept / 2)
      requests.push({
        method: visit.method,
        path: visit.path,
        url: visit.path + searchOf(visit.query),
        action: visit.form.get('an') ?? visit.query.get('an'),
        cookieNames: namesIn(cookieHeader),
        sessionKey: visit.sentKey,
        at,
      })
    },
    all: () => requests,
  }
}

function searchOf(query: URLSearchParams): string {
  const shown = new URLSearchParams(query)
  if (shown.has('password')) shown.set('password', '***')
  return shown.size === 0 ? '' : `?${shown.toString()}`
}

/** Every name, also if it comes twice. */
const namesIn = (header: string | undefined): string[] =>
  (header ?? '')
    .split(';')
    .map((part) => part.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '')
