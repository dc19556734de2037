import { z } from 'zod'
import type { AuditEntry, AuditEvent, AuditLog } from '../../contract/audit.ts'
import type { HostKind } from '../../contract/host.ts'
import { fail, succeed, type Failure, type Result } from '../../contract/failure.ts'
import { parseJson } from '../../contract/parse-json.ts'
import type { Clock, LineFile, Locks, Log, SecretStore } from '../ports.ts'
import { auditLine, verifyAudit, type Head } from './audit-chain.ts'
import { ruleOnRecord } from './record-schemas.ts'
import { underLock, underLockIfPossible } from './under-lock.ts'

/** Who did what, when: append-only, each line chained to the one before, the last one's hash in the keychain as well. */
export interface Audit {
  /**
   * On the disk when it resolves, and its hash in the keychain where there is one that can be written. Fails with
   * `storage`.
   */
  note(event: AuditEvent, site: AuditEntry['site']): Promise<Result<null>>
  /** The whole log, verified. Fails with `storage`. */
  read(): Promise<Result<AuditLog>>
  /** When it was read last, to be added to or shown, it did not verify. */
  readonly damaged: boolean
}

const secretName = 'lino-session-console audit log'
const lockName = 'audit'
const headSecret = z.object({ seq: z.int().min(1), hash: z.string() })

/** What the keychain says of the log's end. trouble: it says nothing now, but may know one. */
type Known = { readonly kind: 'none' | 'trouble' } | { readonly kind: 'head'; readonly head: Head }

export function createAudit(ports: {
  readonly file: LineFile
  readonly secrets: SecretStore
  readonly secretsLast: () => boolean
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly osUser: string
  readonly host: HostKind
}): Audit {
  const { file, secrets, locks, clock, log, osUser, host } = ports
  /** The end that this process wrote, and the file's size then: as long as nobody else adds to it, it need not be read again. */
  let written: { readonly head: Head; readonly size: number } | null = null
  let damaged = false

  async function knownHead(): Promise<Known> {
    const stored = await secrets.read(secretName)
    if (!stored.ok) return { kind: 'trouble' }
    // Only now is it known: a keychain is opened when it is first needed.
    if (!ports.secretsLast() || stored.value === null) return { kind: 'none' }
    const head = headSecret.safeParse(parseJson(stored.value))
    return head.success ? { kind: 'head', head: head.data } : { kind: 'none' }
  }

  async function readFile(): Promise<Result<{ lines: readonly string[]; torn: string | null }>> {
    const read = await file.read()
    if (read.ok) return succeed(read.value ?? { lines: [], torn: null })
    log.write('error', 'The audit log could not be read', { reason: read.reason })
    return fail(
      'storage',
      `The audit log could not be read (${read.reason}). Make sure that the console's data folder is yours, then try again.`,
      { file: 'auditLog' },
    )
  }

  async function verified(
    read: Parameters<typeof verifyAudit>[0],
  ): Promise<ReturnType<typeof verifyAudit> & { readonly known: Known }> {
    const known = await knownHead()
    const log = verifyAudit(read, known.kind === 'head' ? known.head : null)
    damaged = !log.verification.ok
    return { ...log, known }
  }

  /** Where the next line goes on, and whether the keychain may be told of it. */
  async function findEnd(): Promise<Result<{ readonly head: Head; readonly keep: boolean }>> {
    if (written && written.size === (await file.size())) return succeed({ head: written.head, keep: true })
    const read = await readFile()
    if (!read.ok) return read
    const { known, last, knownIsThere } = await verified(read.value)
    // Going on from the line that the keychain knows, although it is not there, keeps the damage visible for ever.
    const head = known.kind === 'head' && !knownIsThere ? known.head : last
    // A keychain that does not tell what it knows is not made to forget it.
    return succeed({ head, keep: known.kind !== 'trouble' })
  }

  async function append(event: AuditEvent, site: AuditEntry['site']): Promise<Result<null>> {
    const end = await findEnd()
    if (!end.ok) return end
    const { head: before, keep } = end.value
    const facts = { seq: before.seq + 1, at: clock.now(), osUser, host, site }
    const { line, head } = auditLine({ ...facts, event: withoutRefs(event), previous: before.hash })
    const appended = await file.append([line])
    written = null
    if (!appended.ok) {
      log.write('error', 'The audit log could not be written', { reason: appended.reason })
      return fail(
        'storage',
        `The audit log could not be written (${appended.reason}). Make sure that the disk is not full, then try again.`,
        { file: 'auditLog' },
      )
    }
    if (!keep) return succeed(null)
    const size = await file.size()
    if (size !== null) written = { head, size }
    const kept = await secrets.write(secretName, JSON.stringify(head))
    // The log may be ahead of the keychain: the next line that it takes makes up for it.
    if (!kept.ok)
      log.write('warning', 'The keychain took no hash of the audit log', { trouble: kept.trouble })
    return succeed(null)
  }

  return {
    note: (event, site) => underLock(locks, log, lockName, () => append(event, site)),
    // Under the lock: between a line and its hash the two do not fit. Where nobody can make a lock, nobody can write a line.
    read: () =>
      underLockIfPossible(locks, log, lockName, async () => {
        const read = await readFile()
        if (!read.ok) return read
        const { entries, verification } = await verified(read.value)
        return succeed({ entries, verification })
      }),
    get damaged() {
      return damaged
    },
  }
}

/** It is done, whatever the disk says: that is told, and why it could not be noted. `done`: a sentence without its end. */
export function notOnRecord(failure: Failure, done: string): ReturnType<typeof fail> {
  return { ok: false, failure: { ...failure, hint: `${done}, but that is not on record. ${failure.hint}` } }
}

/** Sessions are counted, never named. */
function withoutRefs(event: AuditEvent): AuditEvent {
  if (event.kind === 'killStarted') return { ...event, rule: ruleOnRecord(event.rule) }
  const isOfSession =
    (event.kind === 'exempted' || event.kind === 'exemptionRemoved') && event.exempt === 'session'
  return isOfSession ? { ...event, value: '' } : event
}
