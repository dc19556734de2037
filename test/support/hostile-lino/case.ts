import type { FailureKind } from '../../../contract/failure.ts'
import type { DemoOptions } from '../../../demo/options.ts'
import type { Answer, NoAnswer } from './answer.ts'
import type { Seen } from './requests.ts'
import type { Bend, HostileLino } from './server.ts'

/** What a command says at its end: that it went well, or the kind of its failure. */
type Word = 'ok' | FailureKind

/** A way of bending answers, and what the console says to it. */
export interface HostileCase {
  readonly name: string
  /** The bend may use what the server knows: where the other server is, which sessions there are. */
  readonly bend: (lino: HostileLino) => Bend
  readonly list: Word | readonly Word[]
  /** Of `kill --dangling --yes`; left out: as `list`. Several: whichever wins a race. */
  readonly kill?: Word | readonly Word[]
  /**
   * How many of the three dangling sessions are gone after it; left out: all where the kill went well, else none. `any`: they
   * are what matters least, as nobody else is.
   */
  readonly killed?: number | 'any'
  readonly site?: DemoOptions
  /** What is asked there never comes to the honest site: the bend alone answers. */
  readonly insteadAt?: Place
  /** Over https, with a certificate that is trusted for this site. */
  readonly https?: true
  /** The second factor's code, given from the start. */
  readonly code?: string
  /** More words of the command line. */
  readonly more?: readonly string[]
  /** It lives from waiting, or from size: `test:long` only. */
  readonly slow?: true
  /** Stands in the document of `list`, or in what it says on stderr. */
  readonly says?: string | RegExp
  /** Stands in no output at all, whatever the command. */
  readonly never?: string | RegExp
  /** What the site did makes our own session's end unprovable: then it is said that one may be left. */
  readonly mayBeLeft?: true
  /** The site has given us one of its other sessions as our own: that one is ended with our sign-out, and ours nobody knows. */
  readonly givesAway?: true
  /** The site lies about who is who so that nobody can tell: what it calls dangling is ended. */
  readonly lies?: true
}

/** Requests by what they are for, whichever front end and version. */
export const places = {
  settings: (seen: Seen) => /^\/(user\/settings\/|api\/user-settings)/.test(seen.target),
  siteData: (seen: Seen) => seen.target.startsWith('/media/cache/json/lino_'),
  columns: (seen: Seen) => seen.target.startsWith('/media/cache/json/Lino_'),
  signIn: (seen: Seen) => seen.method === 'POST',
  list: (seen: Seen) => /^\/api\/users\/Sessions\?fmt=json/.test(seen.target),
  /** Also ours. */
  signOut: (seen: Seen) =>
    seen.method === 'GET' && /^\/(auth|logout|no-such-page)|an=sign_out/.test(seen.target),
  kill: (seen: Seen) => seen.target.includes('an=kill_session'),
  users: (seen: Seen) => /^\/api\/users\/(ListedUsers|UsersOverview)\?fmt=json/.test(seen.target),
  all: () => true,
} as const

export type Place = keyof typeof places

/** Bends the answers at one place alone. */
export const at =
  (
    place: Place | readonly Place[],
    bend: (answer: Answer, seen: Seen, nth: number) => Answer | NoAnswer | Promise<Answer | NoAnswer>,
  ): Bend =>
  (answer, seen, nth) =>
    [place].flat().some((each) => places[each](seen)) ? bend(answer, seen, nth) : answer

/** The answer's JSON, changed. An answer that is none stays as it is. */
export function editJson(answer: Answer, edit: (body: Record<string, unknown>) => unknown): Answer {
  try {
    const value: unknown = JSON.parse(answer.body.toString('utf8'))
    if (typeof value !== 'object' || value === null) return answer
    return { ...answer, body: Buffer.from(JSON.stringify(edit({ ...value }))) }
  } catch {
    return answer
  }
}

/** A list's rows, each changed. */
export const editRows = (
  answer: Answer,
  edit: (row: unknown[], nth: number, rows: readonly unknown[][]) => unknown,
): Answer =>
  editJson(answer, (body) => {
    const rows = body['rows']
    if (!Array.isArray(rows)) return body
    const all: unknown[][] = rows
    return { ...body, rows: all.map((row, nth) => edit([...row], nth, all)) }
  })
