import { describe, expect, it } from 'vitest'
import type { AuditEvent, AuditLog } from '../../../../../contract/audit.ts'
import type { Locks, SecretStore } from '../../../../../core/ports.ts'
import { createAudit, type Audit } from '../../../../../core/services/records/audit.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { memoryLocks, must, noLocks } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { memoryLineFile, type MemoryLineFile } from '../../../../support/memory-lines.ts'
import { monday } from '../../../../support/sessions.ts'
import { hintOf } from '../../../../support/failures.ts'

const site = { name: 'Büro', url: 'https://lino.example', account: 'robin' }
const dropped = (left: number): AuditEvent => ({ kind: 'killDropped', runId: 'run-1', left })

/** A machine with a log and a keychain, and consoles on it. */
function machine(): {
  readonly file: MemoryLineFile
  readonly console: () => Audit
  secrets: SecretStore
  lasts: boolean
  locks: Locks
  reads: number
} {
  const file = memoryLineFile()
  const here = {
    locks: memoryLocks(),
    file,
    secrets: createMemorySecrets(),
    lasts: true,
    reads: 0,
    console: () =>
      createAudit({
        file: {
          ...file,
          append: (lines) => file.append(lines),
          size: () => file.size(),
          read() {
            here.reads += 1
            return file.read()
          },
        },
        secrets: {
          read: (name) => here.secrets.read(name),
          write: (name, secret) => here.secrets.write(name, secret),
          remove: (name) => here.secrets.remove(name),
          close: () => undefined,
        },
        secretsLast: () => here.lasts,
        locks: here.locks,
        clock: createFakeClock(monday),
        log: { write: () => undefined },
        osUser: 'ada',
        host: 'terminal',
        shown: (event) => event,
      }),
  }
  return here
}

async function problemsOf(audit: Audit): Promise<AuditLog['verification']['problems']> {
  return must(await audit.read()).verification.problems
}

describe('the audit log', () => {
  it('is empty at first, and all is well with it', async () => {
    expect(must(await machine().console().read())).toEqual({
      entries: [],
      verification: { ok: true, problems: [], head: 'unchecked' },
    })
  })

  it('is read even if nobody can make a lock, as on a read-only disk, and nothing is noted there', async () => {
    const here = machine()
    must(await here.console().note({ kind: 'killDropped', runId: 'r', left: 1 }, null))
    here.locks = noLocks('read-only')
    const audit = here.console()
    expect(must(await audit.read())).toMatchObject({ entries: [{ seq: 1 }], verification: { ok: true } })
    expect(await audit.note({ kind: 'killDropped', runId: 'r', left: 1 }, null)).toMatchObject({ ok: false })
  })

  it('shows what was noted, by whom, when and where, each after the one before', async () => {
    const here = machine()
    const audit = here.console()
    const outcomes = { killed: 2, alreadyGone: 0, spared: 1, refused: 0, failed: 0, unknown: 0 }
    const events: AuditEvent[] = [
      {
        kind: 'killStarted',
        runId: 'run-1',
        rule: { users: ['Ülo🙂'], keepNewest: 1 },
        planned: 3,
        leftOut: 1,
      },
      {
        kind: 'killEnded',
        runId: 'run-1',
        planned: 3,
        outcomes,
        cancelled: false,
        failure: null,
        users: [{ user: null, killed: 2 }],
      },
      { kind: 'killResumed', runId: 'run-1', left: 2 },
      dropped(2),
      { kind: 'cameBack', runId: 'run-1', users: 1, of: 2, watchedSeconds: 600 },
      { kind: 'exempted', exempt: 'user', value: 'luc' },
      { kind: 'exemptionRemoved', exempt: 'ip', value: '::1' },
      { kind: 'brokenEnded', user: null, outcome: 'killed' },
    ]
    for (const event of events) must(await audit.note(event, event.kind === 'exempted' ? null : site))
    const { entries, verification } = must(await here.console().read())
    expect(verification).toEqual({ ok: true, problems: [], head: 'checked' })
    expect(entries.map((entry) => entry.event)).toEqual(events)
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(entries[0]).toMatchObject({ at: monday, osUser: 'ada', host: 'terminal', site, previous: '' })
    expect(entries[1]?.previous).toBe(entries[0]?.hash)
    expect(entries[5]?.site).toBeNull()
  })

  it('holds no ref, neither of a selection nor of an exempt session', async () => {
    const here = machine()
    const audit = here.console()
    const ref = 'abcdef0123456789'
    must(
      await audit.note(
        { kind: 'killStarted', runId: 'r', rule: { refs: [ref], signInOver: true }, planned: 1, leftOut: 0 },
        site,
      ),
    )
    must(await audit.note({ kind: 'exempted', exempt: 'session', value: ref }, site))
    must(await audit.note({ kind: 'exemptionRemoved', exempt: 'session', value: ref }, site))
    expect(here.file.text).not.toContain(ref)
    expect(here.file.text.trim().split('\n')).toHaveLength(3)
    expect(must(await audit.read()).entries[0]?.event).toMatchObject({ rule: { signInOver: true } })
  })

  it('is written by several consoles at once, in one chain', async () => {
    const here = machine()
    const [window, terminal] = [here.console(), here.console()]
    await Promise.all(
      Array.from({ length: 10 }, (_, left) => (left % 2 ? window : terminal).note(dropped(left), site)),
    )
    const { entries, verification } = must(await window.read())
    expect(verification).toEqual({ ok: true, problems: [], head: 'checked' })
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('is not read again for each line', async () => {
    const here = machine()
    const audit = here.console()
    for (let left = 0; left < 20; left += 1) must(await audit.note(dropped(left), site))
    expect(here.reads).toBe(1)
  })

  it('says so when it cannot be written or read, and continues afterwards', async () => {
    const here = machine()
    const audit = here.console()
    must(await audit.note(dropped(1), site))
    here.file.failAppend = 'ENOSPC'
    here.file.tornAt = 40
    const failed = await audit.note(dropped(2), site)
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(hintOf(failed)).toContain('ENOSPC')
    here.file.failAppend = null
    must(await audit.note(dropped(3), site))
    const { entries, verification } = must(await audit.read())
    expect(verification.problems).toEqual([])
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
    here.file.failRead = 'EACCES'
    expect(await audit.read()).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(await here.console().note(dropped(4), site)).toMatchObject({ ok: false })
  })
})

describe('the audit log and the keychain', () => {
  it('is unchecked without a keychain that lasts', async () => {
    const here = machine()
    here.lasts = false
    must(await here.console().note(dropped(1), site))
    here.file.bytes = Buffer.alloc(0)
    const { verification } = must(await here.console().read())
    expect(verification).toEqual({ ok: true, problems: [], head: 'unchecked' })
  })

  it('is fine when a crash came between the line and its hash', async () => {
    const here = machine()
    const audit = here.console()
    must(await audit.note(dropped(1), site))
    const { secrets } = here
    here.secrets = { ...secrets, write: async () => ({ ok: false, trouble: 'hanging' }) }
    must(await audit.note(dropped(2), site))
    here.secrets = secrets
    const next = here.console()
    expect(must(await next.read()).verification).toEqual({ ok: true, problems: [], head: 'checked' })
    must(await next.note(dropped(3), site))
    expect(must(await next.read()).entries).toHaveLength(3)
    expect(await problemsOf(next)).toEqual([])
  })

  it('makes no locked keychain forget what it knows', async () => {
    const here = machine()
    for (const left of [1, 2, 3]) must(await here.console().note(dropped(left), site))
    here.file.bytes = here.file.bytes.subarray(0, here.file.text.indexOf('\n') + 1)
    const { secrets } = here
    here.secrets = { ...secrets, read: async () => ({ ok: false, trouble: 'locked' }) }
    const audit = here.console()
    expect(must(await audit.read()).verification.head).toBe('unchecked')
    must(await audit.note(dropped(4), site))
    here.secrets = secrets
    expect(await problemsOf(audit)).not.toEqual([])
  })

  it('misses lines at the end, and keeps saying so', async () => {
    const here = machine()
    for (const left of [1, 2, 3, 4]) must(await here.console().note(dropped(left), site))
    const lines = here.file.text.split('\n')
    here.file.bytes = Buffer.from(`${lines.slice(0, 2).join('\n')}\n`)
    expect(await problemsOf(here.console())).toEqual([{ kind: 'truncated', line: 3 }])
    const audit = here.console()
    must(await audit.note(dropped(5), site))
    must(await audit.note(dropped(6), site))
    expect(await problemsOf(audit)).toEqual([{ kind: 'broken', line: 3 }])
    expect(must(await audit.read()).entries.map((entry) => entry.seq)).toEqual([1, 2, 5, 6])
  })

  it('misses the whole file, and keeps saying so', async () => {
    const here = machine()
    for (const left of [1, 2]) must(await here.console().note(dropped(left), site))
    here.file.bytes = Buffer.alloc(0)
    expect(await problemsOf(here.console())).toEqual([{ kind: 'truncated', line: 1 }])
    must(await here.console().note(dropped(3), site))
    expect(await problemsOf(here.console())).toEqual([{ kind: 'broken', line: 1 }])
  })

  it('knows another log in its place, and keeps saying so', async () => {
    const here = machine()
    for (const left of [1, 2]) must(await here.console().note(dropped(left), site))
    const other = machine()
    for (const left of [7, 8, 9]) must(await other.console().note(dropped(left), site))
    here.file.bytes = other.file.bytes
    expect(await problemsOf(here.console())).toEqual([{ kind: 'replaced', line: 2 }])
    must(await here.console().note(dropped(3), site))
    expect(await problemsOf(here.console())).toEqual([{ kind: 'broken', line: 4 }])
  })

  it('is torn at its end by a crash, which is no damage', async () => {
    const here = machine()
    const audit = here.console()
    must(await audit.note(dropped(1), site))
    const whole = here.file.bytes
    must(await audit.note(dropped(2), site))
    const both = here.file.bytes
    for (let cut = whole.length; cut <= both.length; cut += 1) {
      // While the second line was written: the keychain knows the first.
      const crashed = machine()
      must(await crashed.console().note(dropped(1), site))
      crashed.file.bytes = both.subarray(0, cut)
      const next = crashed.console()
      const known = must(await next.read())
      expect(known.verification).toEqual({ ok: true, problems: [], head: 'checked' })
      must(await next.note(dropped(3), site))
      expect(await problemsOf(next)).toEqual([])
      // Only the missing end of the line itself is no loss.
      const kept = cut >= both.length - 1 ? 3 : 2
      expect(must(await next.read()).entries).toHaveLength(kept)
    }
  })
})
