import { z } from 'zod'
import { cause, causesOf, fail, succeed, type Failure, type Result } from '../../../contract/failure.ts'
import type { CauseFacts } from '../../../contract/failure-causes.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { AuditEntry, AuditEvent, AuditLog } from '../../../contract/audit.ts'
import type { HostKind } from '../../../contract/host.ts'
import { parseJson } from '../../../contract/parse-json.ts'
import type { Clock, LineFile, Locks, Log, SecretStore } from '../../ports.ts'
import { auditLine, verifyAudit, type Head } from './audit-chain.ts'
import { ruleOnRecord } from './record-schemas.ts'
import { underLock, underLockIfPossible } from './under-lock.ts'

/**
 * Who did what, when. The console only appends. Each line is chained to the one before, and the keychain also
 * holds the last hash.
 */
export interface Audit {
  /**
   * When it resolves, the event is on the disk, and its hash in the keychain if the keychain can be written.
   * Fails with `storage`.
   */
  note(event: AuditEvent, site: AuditEntry['site']): Promise<Result<null>>
  /** The whole log, verified. Fails with `storage`. */
  read(): Promise<Result<AuditLog>>
  /** The log did not verify when it was last read. */
  readonly damaged: boolean
}

const secretName = 'lino-session-console audit log'
const lockName = 'audit'
const headSecret = z.object({ seq: z.int().min(1), hash: z.string() })

/** What the keychain says about the log's end. trouble: it says nothing now, but may know an end. */
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
  /** Hides names that hold a secret. */
  readonly shown: (event: AuditEvent) => AuditEvent
}): Audit {
  const { file, secrets, locks, clock, log, osUser, host, shown } = ports
  /**
   * The end that this process wrote, and the file's size then. While nobody else adds lines, the file need
   * not be read again.
   */
  let written: { readonly head: Head; readonly size: number } | null = null
  let damaged = false

  async function knownHead(): Promise<Known> {
    const stored = await secrets.read(secretName)
    if (!stored.ok) return { kind: 'trouble' }
    // Known only now, because the keychain opens at its first use.
    if (!ports.secretsLast() || stored.value === null) return { kind: 'none' }
    const head = headSecret.safeParse(parseJson(stored.value))
    return head.success ? { kind: 'head', head: head.data } : { kind: 'none' }
  }

  async function readFile(): Promise<Result<{ lines: readonly string[]; torn: string | null }>> {
    const read = await file.read()
    if (read.ok) return succeed(read.value ?? { lines: [], torn: null })
    log.write('error', 'The audit log could not be read', { reason: faultCode(read.fault) })
    return fail('storage', 'auditUnreadable', { fault: read.fault }, { file: 'auditLog' })
  }

  async function verified(
    read: Parameters<typeof verifyAudit>[0],
  ): Promise<ReturnType<typeof verifyAudit> & { readonly known: Known }> {
    const known = await knownHead()
    const log = verifyAudit(read, known.kind === 'head' ? known.head : null)
    damaged = !log.verification.ok
    return { ...log, known }
  }

  /** Where the next line continues, and whether the keychain may have its hash. */
  async function findEnd(): Promise<Result<{ readonly head: Head; readonly keep: boolean }>> {
    if (written && written.size === (await file.size())) return succeed({ head: written.head, keep: true })
    const read = await readFile()
    if (!read.ok) return read
    const { known, last, knownIsThere } = await verified(read.value)
    // It continues from the line that the keychain knows, although this line is missing. So the damage stays
    // visible for ever.
    const head = known.kind === 'head' && !knownIsThere ? known.head : last
    // If the keychain does not say what it knows, the console does not overwrite it.
    return succeed({ head, keep: known.kind !== 'trouble' })
  }

  async function append(event: AuditEvent, site: AuditEntry['site']): Promise<Result<null>> {
    const end = await findEnd()
    if (!end.ok) return end
    const { head: before, keep } = end.value
    const facts = { seq: before.seq + 1, at: clock.now(), osUser, host, site }
    const { line, head } = auditLine({ ...facts, event: shown(withoutRefs(event)), previous: before.hash })
    const appended = await file.append([line])
    written = null
    if (!appended.ok) {
      log.write('error', 'The audit log could not be written', { reason: faultCode(appended.fault) })
      return fail('storage', 'auditNotWritten', { fault: appended.fault }, { file: 'auditLog' })
    }
    if (!keep) return succeed(null)
    const size = await file.size()
    if (size !== null) written = { head, size }
    const kept = await secrets.write(secretName, JSON.stringify(head))
    // The log may be ahead of the keychain. The next line that the keychain takes corrects that.
    if (!kept.ok)
      log.write('warning', 'The keychain took no hash of the audit log', { trouble: kept.trouble })
    return succeed(null)
  }

  return {
    note: (event, site) => underLock(locks, log, lockName, () => append(event, site)),
    // Under the lock, because between a line and its hash the two do not match. If nobody can make a lock,
    // nobody can write a line.
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

/**
 * The action is done, whatever the disk says. The failure says so, and why the console could not note it.
 */
export function notOnRecord(failure: Failure, done: CauseFacts['notOnRecord']['done']): Result<never> {
  const also = causesOf(failure)
  return { ok: false, failure: { ...failure, ...cause('notOnRecord', { done }), also } }
}

/** Sessions are counted, never named. */
function withoutRefs(event: AuditEvent): AuditEvent {
  if (event.kind === 'killStarted') return { ...event, rule: ruleOnRecord(event.rule) }
  const isOfSession =
    (event.kind === 'exempted' || event.kind === 'exemptionRemoved') && event.exempt === 'session'
  return isOfSession ? { ...event, value: '' } : event
}
