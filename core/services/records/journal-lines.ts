import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Outcome, SessionOutcome } from '../../../contract/kill.ts'
import { keyPlace } from './journal-key.ts'
import { ownerByNumber, ownerOnRecord } from './owners.ts'
import {
  activityUnknown,
  endsBy,
  outcome,
  outcomeReason,
  recordedRule,
  sessionState,
} from './record-schemas.ts'

/** Version 1, of 0.1.0, noted only an owner's number. */
const version = 2
const checksumLength = 8

const index = z.int().min(0)
/** A process, and when it was noted, milliseconds. */
const noted = z.object({ at: z.number() })
const owner = z.union([
  ownerOnRecord.extend(noted.shape),
  noted.extend({ id: z.number() }).transform(({ id, at }) => ({ ...ownerByNumber(id), at })),
])
const time = z.number().nullable()

const victim = z.object({
  digest: z.string().regex(/^[0-9a-f]{32}$/),
  user: z.string().nullable(),
  state: sessionState,
  endsBy,
  lastActivity: time,
  activityUnknown: activityUnknown.nullable(),
  expiresAt: time,
})

/** The frozen plan. It has no key, no part of a key and no ref. Victims are known only by keyed digests. */
const planLine = z.object({
  kind: z.literal('plan'),
  version: z.union([z.literal(1), z.literal(version)]),
  runId: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  url: z.string(),
  account: z.string(),
  startedAt: z.number(),
  rule: recordedRule,
  key: keyPlace,
  owner,
  /** This number of victims, by their places in the plan, may be sent. */
  mayBeSentTo: index,
  victims: z.array(victim),
})

const laterLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Places in the plan. A later note about the same place counts. */
    settled: z.array(z.tuple([index, outcome, outcomeReason])),
    mayBeSentTo: index,
  }),
  /** Another process resumes it. */
  z.object({ kind: z.literal('owner'), owner }),
  z.object({ kind: z.literal('end') }),
])

export type PlanLine = z.infer<typeof planLine>
type Line = Omit<PlanLine, 'version'> | z.infer<typeof laterLine>
type Owner = z.infer<typeof owner>

export interface Settled {
  readonly outcome: Outcome
  readonly reason: SessionOutcome['reason']
}

/**
 * What a journal says. unstarted: it is empty, so nothing was sent. unclear: no journal that this version
 * understands, perhaps a newer version's, or a torn one: nobody knows whether something was sent.
 */
export type ReadJournal =
  | { readonly kind: 'unstarted' }
  | { readonly kind: 'unclear'; readonly owner: Owner | null; readonly isNewer: boolean }
  | {
      readonly kind: 'run'
      readonly plan: PlanLine
      /** By the place in the plan. */
      readonly settled: ReadonlyMap<number, Settled>
      readonly mayBeSentTo: number
      readonly owner: Owner
      readonly ended: boolean
    }

/** One line, without its end: a checksum of its text, and the text, which is JSON. */
export function journalLine(line: Line): string {
  const text = JSON.stringify(line.kind === 'plan' ? { version, ...line } : line)
  return `${checksumOf(text)} ${text}`
}

/**
 * Reads a journal. It skips lines that do not fit their checksum. A crash tore them, and nobody had waited
 * for what they say.
 */
export function readJournal(read: { lines: readonly string[]; torn: string | null }): ReadJournal {
  const [first, ...later] = [...read.lines, read.torn ?? ''].flatMap(contentOf)
  if (first === undefined) {
    const isEmpty = [...read.lines, read.torn ?? ''].every((line) => line === '')
    return isEmpty ? { kind: 'unstarted' } : { kind: 'unclear', owner: null, isNewer: false }
  }
  const plan = planLine.safeParse(first)
  const lines = z.array(laterLine).safeParse(later)
  if (!plan.success || !lines.success) return unclear([first, ...later])
  let { owner, mayBeSentTo } = plan.data
  let ended = false
  const settled = new Map<number, Settled>()
  for (const line of lines.data) {
    if (line.kind === 'owner') owner = line.owner
    else if (line.kind === 'end') ended = true
    else {
      mayBeSentTo = Math.max(mayBeSentTo, line.mayBeSentTo)
      for (const [place, outcome, reason] of line.settled) {
        if (place >= plan.data.victims.length) return unclear([first, ...later])
        settled.set(place, { outcome, reason })
      }
    }
  }
  return { kind: 'run', plan: plan.data, settled, mayBeSentTo, owner, ended }
}

/** A later version's journal may still show its owner. */
function unclear(lines: readonly unknown[]): ReadJournal {
  const owners = lines.flatMap((line) => z.object({ owner }).safeParse(line).data?.owner ?? [])
  const isNewer = z.object({ version: z.number().gt(version) }).safeParse(lines[0]).success
  return { kind: 'unclear', owner: owners.at(-1) ?? null, isNewer }
}

function contentOf(line: string): unknown[] {
  const text = line.slice(checksumLength + 1)
  if (line !== `${checksumOf(text)} ${text}`) return []
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

function checksumOf(text: string): string {
  return hash('sha256', text).slice(0, checksumLength)
}
