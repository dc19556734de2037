import type { FailureKind } from '../../../contract/failure.ts'
import type { DemoOptions } from '../../../demo/options.ts'
import type { Answer, NoAnswer } from './answer.ts'
import type { Seen } from './requests.ts'
import type { Bend, HostileLino } from './server.ts'

/** How a command ended: well, or with this kind of failure. */
type Word = 'ok' | FailureKind

/** A way of bending answers, and the console's expected result. */
export interface HostileCase {
  readonly name: string
  /** The bend may use what the server knows: where the other server is, and which sessions there are. */
  readonly bend: (lino: HostileLino) => Bend
  readonly list: Word | readonly Word[]
  /** Of `kill --dangling --yes`. Missing: as `list`. Several: the one that wins a race. */
  readonly kill?: Word | readonly Word[]
  /**
   * How many of the three dangling sessions are gone after it. Missing: all if the kill succeeded, otherwise
   * none. `any`: it does not matter here.
   */
  readonly killed?: number | 'any'
  readonly site?: DemoOptions
  /** These requests never reach the honest site: only the bend answers. */
  readonly insteadAt?: Place
  /** Over https, with a certificate that is trusted for this site. */
  readonly https?: true
  /** The second factor's code, given from the start. */
  readonly code?: string
  /** More words of the command line. */
  readonly more?: readonly string[]
  /** It needs waiting or size: `test:long` only. */
  readonly slow?: true
  /** A text in the document of `list`, or in what it writes to stderr. */
  readonly says?: string | RegExp
  /** A text in no output at all, of any command. */
  readonly never?: string | RegExp
  /**
   * After what the site did, nobody can prove our own session's end. Then the console says that one may be
   * left.
   */
  readonly mayBeLeft?: true
  /**
   * The site has given us one of its other sessions as our own. Our sign-out ends that one, and nobody knows
   * ours.
   */
  readonly givesAway?: true
  /** The site lies so well about its sessions that nobody can notice. What it calls dangling is ended. */
  readonly lies?: true
}

/** Requests by their purpose, for every front end and version. */
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

/** Bends the answers at one place only. */
export const at =
  (
    place: Place | readonly Place[],
    bend: (answer: Answer, seen: Seen, nth: number) => Answer | NoAnswer | Promise<Answer | NoAnswer>,
  ): Bend =>
  (answer, seen, nth) =>
    [place].flat().some((each) => places[each](seen)) ? bend(answer, seen, nth) : answer

/** The answer's JSON, changed. An answer without JSON stays unchanged. */
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

/** The rows of the user who signs in. */
export const isOwn = (row: readonly unknown[]): boolean => row[2] === 'robin'
