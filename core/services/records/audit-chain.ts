import { hash } from 'node:crypto'
import { z } from 'zod'
import type { HostKind } from '../../../contract/host.ts'
import type { AuditEntry, AuditEvent, AuditLog, AuditProblem } from '../../../contract/audit.ts'
import { parseJson } from '../../../contract/parse-json.ts'
import { trimEnd } from '../../domain/trim-end.ts'
import { failureKind, outcome, outcomeCounts, recordedRule } from './record-schemas.ts'

const count = z.number()
const runId = z.string()
const exempted = { exempt: z.enum(['user', 'ip', 'session']), value: z.string() }

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('killStarted'), runId, rule: recordedRule, planned: count, leftOut: count }),
  z.object({
    kind: z.literal('killEnded'),
    runId,
    planned: count,
    outcomes: outcomeCounts,
    users: z.array(z.object({ user: z.string().nullable(), killed: count })),
    cancelled: z.boolean(),
    failure: failureKind.nullable(),
  }),
  z.object({ kind: z.enum(['killResumed', 'killDropped']), runId, left: count }),
  z.object({ kind: z.literal('cameBack'), runId, users: count, of: count, watchedSeconds: count }),
  z.object({ kind: z.enum(['exempted', 'exemptionRemoved']), ...exempted }),
  z.object({ kind: z.literal('brokenEnded'), user: z.string().nullable(), outcome }),
]) satisfies z.ZodType<AuditEvent>

const host = z.enum({
  electron: 'electron',
  browser: 'browser',
  terminal: 'terminal',
} satisfies { [H in HostKind]: H })

/** What holds the chain together. A later version's events are lines of the chain, too. */
const link = z.object({ seq: z.int().min(1), previous: z.string() })
const content = link.extend({
  at: z.number(),
  osUser: z.string(),
  host,
  site: z.object({ name: z.string(), url: z.string(), account: z.string() }).nullable(),
  event,
})

/** Where the chain continues: the last line's number and hash. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

const start: Head = { seq: 0, hash: '' }

/** The end of each line: its hash, over everything before it. */
const sealed = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/

/**
 * An entry as a line, without its end. Only ASCII, so that no two files with different bytes read the same.
 */
export function auditLine(entry: Omit<AuditEntry, 'hash'>): { readonly line: string; readonly head: Head } {
  const { seq, at, osUser, host, site, event, previous } = entry
  const text = JSON.stringify({ seq, at, osUser, host, site, event, previous }).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const own = hash('sha256', text)
  return { line: `${text.slice(0, -1)},"hash":"${own}"}`, head: { seq, hash: own } }
}

type ReadLine =
  | {
      readonly kind: 'whole' | 'edited'
      readonly head: Head
      readonly previous: string
      readonly entry: AuditEntry | null
    }
  | { readonly kind: 'unreadable' }

function readLine(line: string): ReadLine {
  const [, body, own] = sealed.exec(line) ?? []
  if (body === undefined || own === undefined) return { kind: 'unreadable' }
  const text = `${body}}`
  const value = parseJson(text)
  const chained = link.safeParse(value)
  if (!chained.success) return { kind: 'unreadable' }
  const { seq, previous } = chained.data
  const head = { seq, hash: own }
  if (hash('sha256', text) !== own) return { kind: 'edited', head, previous, entry: null }
  const known = content.safeParse(value)
  return { kind: 'whole', head, previous, entry: known.success ? { ...known.data, hash: own } : null }
}

/** The end of a whole line, even if the line is damaged. */
const anySeal = /,"hash":"[^"]*"\}$/

/**
 * A crash left only the line's beginning, or the disk has zeros there: the line after `last`. Nobody had
 * waited for this line, so nothing is missing.
 */
function isTorn(line: string, last: Head): boolean {
  if (line === '' || anySeal.test(line)) return false
  const beginning = `{"seq":${String(last.seq + 1)},"at":`
  const text = trimEnd(line, '\0')
  return text.startsWith(beginning) || beginning.startsWith(text)
}

/**
 * Reads the log, and compares it with its own chain and with what the keychain knows of its end.
 * @param known null: the keychain knows none, or there is no keychain. `truncated` and `replaced` are then
 * not found
 */
export function verifyAudit(
  read: { readonly lines: readonly string[]; readonly torn: string | null },
  known: Head | null,
): AuditLog & { readonly last: Head; readonly knownIsThere: boolean } {
  const problems: AuditProblem[] = []
  const entries: AuditEntry[] = []
  const heads = new Map<number, { readonly hash: string; readonly line: number }>()
  let last = start
  /**
   * The line before is unreadable, which is reported already. So the next line does not have to follow it.
   */
  let gap = false
  const lines = read.torn === null ? read.lines : [...read.lines, read.torn]
  for (const [index, text] of lines.entries()) {
    const line = index + 1
    const found = readLine(text)
    if (found.kind === 'unreadable') {
      if (isTorn(text, last)) continue
      problems.push({ kind: 'unreadable', line })
      gap = true
      continue
    }
    if (found.kind === 'edited') problems.push({ kind: 'edited', line })
    const fits = found.previous === last.hash && found.head.seq === last.seq + 1
    if (!fits && !gap) problems.push({ kind: 'broken', line })
    gap = false
    last = found.head
    heads.set(last.seq, { hash: last.hash, line })
    if (found.entry) entries.push(found.entry)
  }
  const there = known ? heads.get(known.seq) : undefined
  if (known && there && there.hash !== known.hash) problems.push({ kind: 'replaced', line: there.line })
  if (known && last.seq < known.seq) problems.push({ kind: 'truncated', line: lines.length + 1 })
  return {
    entries,
    verification: { ok: problems.length === 0, problems, head: known ? 'checked' : 'unchecked' },
    last,
    knownIsThere: known === null || there?.hash === known.hash,
  }
}
