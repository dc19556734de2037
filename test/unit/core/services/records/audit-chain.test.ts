import { fc } from '../../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { AuditEntry, AuditEvent } from '../../../../../contract/audit.ts'
import { auditLine, verifyAudit, type Head } from '../../../../../core/services/records/audit-chain.ts'

type Log = Parameters<typeof verifyAudit>[0]

const text = fc.oneof(
  fc.constantFrom('luc', 'Ülo', '\ufffd', '"},"hash":"'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

const anyEvent: fc.Arbitrary<AuditEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('killStarted' as const),
    runId: text,
    rule: fc.record({ dangling: fc.constant(true), users: fc.array(text, { maxLength: 2 }) }),
    planned: fc.nat(),
    leftOut: fc.nat(),
  }),
  fc.record({ kind: fc.constant('killDropped' as const), runId: text, left: fc.nat() }),
  fc.record({ kind: fc.constant('exempted' as const), exempt: fc.constant('user' as const), value: text }),
)

interface Written {
  readonly lines: readonly string[]
  readonly head: Head
}

function write(events: readonly AuditEvent[], osUser = 'ada'): Written {
  const lines: string[] = []
  let head: Head = { seq: 0, hash: '' }
  for (const [index, event] of events.entries()) {
    const entry: Omit<AuditEntry, 'hash'> = {
      seq: head.seq + 1,
      at: index,
      osUser,
      host: 'terminal',
      site: null,
      event,
      previous: head.hash,
    }
    const sealed = auditLine(entry)
    lines.push(sealed.line)
    head = sealed.head
  }
  return { lines, head }
}

const anyLog: fc.Arbitrary<Written> = fc
  .array(anyEvent, { minLength: 1, maxLength: 8 })
  .map((each) => write(each))

const bytesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''))

function read(bytes: Buffer): Log {
  const lines = bytes.toString('utf8').split('\n')
  const tail = lines.pop() ?? ''
  return { lines, torn: tail === '' ? null : tail }
}

/** A line that a crash could have left, without a meaning: the beginning of one, without its seal. */
function tellsNothing(line: string): boolean {
  const beginning = '{"seq":'
  const cut = line.replace(/\0+$/, '')
  return line !== '' && !line.endsWith('"}') && (cut.startsWith(beginning) || beginning.startsWith(cut))
}

/** The same lines, but for the end of the last one, and for torn ones between them. */
function isTheSame(bytes: Buffer, written: Written): boolean {
  const { lines, torn } = read(bytes)
  const telling = [...lines, ...(torn === null ? [] : [torn])].filter((line) => !tellsNothing(line))
  return telling.join('\n') === written.lines.join('\n')
}

function isFound(bytes: Buffer, written: Written): void {
  fc.pre(!isTheSame(bytes, written))
  const { verification } = verifyAudit(read(bytes), written.head)
  expect(verification.ok).toBe(false)
  for (const { line } of verification.problems) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(read(bytes).lines.length + 2)
  }
}

const place = fc.nat({ max: 1_000_000 })
const runs = { numRuns: 3000 }

describe('the chain of the audit log', () => {
  it('fits when nobody touched it, whatever it holds', () => {
    fc.assert(
      fc.property(anyLog, fc.boolean(), (written, known) => {
        const found = verifyAudit(read(bytesOf(written.lines)), known ? written.head : null)
        expect(found.verification).toEqual({ ok: true, problems: [], head: known ? 'checked' : 'unchecked' })
        expect(found.entries).toHaveLength(written.lines.length)
        expect(found.last).toEqual(written.head)
      }),
      runs,
    )
  })

  it('is ASCII, so that no other bytes read the same', () => {
    fc.assert(
      fc.property(anyLog, ({ lines }) => {
        for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]+$/)
      }),
    )
  })

  it('shows any changed byte', () => {
    fc.assert(
      fc.property(anyLog, place, fc.nat({ max: 255 }), (written, at, byte) => {
        const bytes = bytesOf(written.lines)
        bytes[at % bytes.length] = byte
        isFound(bytes, written)
      }),
      runs,
    )
  })

  it('shows every changed byte of one log', () => {
    const written = write([
      { kind: 'exempted', exempt: 'user', value: 'Ülo' },
      { kind: 'killDropped', runId: 'run-1', left: 3 },
    ])
    const bytes = bytesOf(written.lines)
    for (let at = 0; at < bytes.length - 1; at += 1) {
      const was = bytes[at] ?? 0
      const bits = [1, 2, 4, 8, 16, 32, 64, 128].map((bit) => was ^ bit)
      for (const byte of [...bits, 0, 10, 34, 125].filter((each) => each !== was)) {
        const changed = Buffer.from(bytes)
        changed[at] = byte
        expect(verifyAudit(read(changed), written.head).verification.ok).toBe(false)
      }
    }
  })

  it('shows bytes taken out, wherever', () => {
    fc.assert(
      fc.property(anyLog, place, fc.integer({ min: 1, max: 400 }), (written, at, count) => {
        const bytes = bytesOf(written.lines)
        const from = at % bytes.length
        isFound(Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + count)]), written)
      }),
      runs,
    )
  })

  it('shows bytes put in, wherever', () => {
    const added = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 6 }).map((each) => Buffer.from(each)),
      fc.constantFrom('\n', '\n\n', 'x\n', '{}\n', '\r').map((each) => Buffer.from(each)),
    )
    fc.assert(
      fc.property(anyLog, place, added, (written, at, more) => {
        const bytes = bytesOf(written.lines)
        const from = at % (bytes.length + 1)
        isFound(Buffer.concat([bytes.subarray(0, from), more, bytes.subarray(from)]), written)
      }),
      runs,
    )
  })

  it('shows lines removed, swapped, doubled, and cut off', () => {
    fc.assert(
      fc.property(anyLog, place, place, fc.nat({ max: 3 }), (written, first, second, way) => {
        const { lines } = written
        const [a, b] = [first % lines.length, second % lines.length]
        const line = lines[a] ?? ''
        const changed = [
          lines.toSpliced(a, 1),
          lines.with(a, lines[b] ?? '').with(b, line),
          lines.toSpliced(b, 0, line),
          lines.slice(0, a),
        ][way]
        isFound(bytesOf(changed ?? []), written)
      }),
      runs,
    )
  })

  it('shows an entry that was changed and sealed again, and the whole rest with it', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
        place,
        anyEvent,
        (events, at, other) => {
          const written = write(events)
          const changed = write(events.with(at % events.length, other))
          isFound(bytesOf(changed.lines), written)
          const one = at % events.length
          isFound(bytesOf(written.lines.with(one, changed.lines[one] ?? '')), written)
          isFound(bytesOf(write(events, 'eve').lines), written)
        },
      ),
      runs,
    )
  })

  it('shows everything but a cut at its end without a keychain, too', () => {
    fc.assert(
      fc.property(anyLog, place, place, (written, first, second) => {
        const { lines } = written
        const [a, b] = [first % lines.length, second % lines.length]
        fc.pre(lines.length > 1 && a !== b)
        const swapped = lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
        expect(verifyAudit({ lines: swapped, torn: null }, null).verification.ok).toBe(false)
        const cut = verifyAudit({ lines: lines.slice(0, a), torn: null }, null)
        expect(cut.verification).toEqual({ ok: true, problems: [], head: 'unchecked' })
      }),
    )
  })
})

describe('what is said of a damaged log', () => {
  const events: AuditEvent[] = [1, 2, 3, 4].map((left) => ({ kind: 'killDropped', runId: 'run', left }))
  const written = write(events)
  const { lines } = written
  const said = (changed: readonly string[], head: Head | null = written.head): unknown =>
    verifyAudit({ lines: changed, torn: null }, head).verification.problems

  it('names the line that was edited, and no other', () => {
    const edited = (lines[1] ?? '').replace('"left":2', '"left":9')
    expect(said(lines.with(1, edited))).toEqual([{ kind: 'edited', line: 2 }])
    const shown = verifyAudit({ lines: lines.with(1, edited), torn: null }, written.head).entries
    expect(shown.map((entry) => entry.seq)).toEqual([1, 3, 4])
  })

  it('names the line whose seal was spoilt', () => {
    const spoilt = (lines[1] ?? '').replace(/.{3}$/, 'x"}')
    expect(said(lines.with(1, spoilt))).toEqual([{ kind: 'unreadable', line: 2 }])
  })

  it('names the line that does not count on', () => {
    const third = auditLine({
      seq: 4,
      at: 2,
      osUser: 'ada',
      host: 'terminal',
      site: null,
      event: { kind: 'killDropped', runId: 'run', left: 3 },
      previous: lines[1]?.slice(-66, -2) ?? '',
    })
    expect(said([...lines.slice(0, 2), third.line], third.head)).toEqual([{ kind: 'broken', line: 3 }])
  })

  it('names the line that follows a removed one', () => {
    expect(said(lines.toSpliced(1, 1))).toEqual([{ kind: 'broken', line: 2 }])
  })

  it('names a line that is not ours', () => {
    expect(said(lines.toSpliced(2, 0, 'hello'))).toEqual([{ kind: 'unreadable', line: 3 }])
    expect(said(lines.toSpliced(4, 0, ''))).toEqual([{ kind: 'unreadable', line: 5 }])
    expect(said(lines.with(1, 'hello'))).toEqual([{ kind: 'unreadable', line: 2 }])
  })

  it('names the line that does not follow, also after one that is not ours', () => {
    const { lines, head } = write([...events, { kind: 'killDropped', runId: 'run', left: 5 }])
    expect(said(lines.with(1, 'hello').toSpliced(3, 1), head)).toEqual([
      { kind: 'unreadable', line: 2 },
      { kind: 'broken', line: 4 },
    ])
  })

  it('says if lines are missing at the end', () => {
    expect(said(lines.slice(0, 2))).toEqual([{ kind: 'truncated', line: 3 }])
    expect(said([])).toEqual([{ kind: 'truncated', line: 1 }])
  })

  it('says when the keychain knows another line there', () => {
    expect(said(lines, { seq: 3, hash: 'f'.repeat(64) })).toEqual([{ kind: 'replaced', line: 3 }])
  })

  it('accepts a torn end, and a last line without its end', () => {
    const torn = '{"seq":5,"at":17954'
    expect(verifyAudit({ lines, torn }, written.head).verification.ok).toBe(true)
    expect(verifyAudit({ lines, torn: '\0\0\0\0' }, written.head).verification.ok).toBe(true)
    const open = verifyAudit({ lines: lines.slice(0, 3), torn: lines[3] ?? '' }, written.head)
    expect(open.verification.ok).toBe(true)
    expect(open.entries).toHaveLength(4)
  })

  it('minds no line of a later version that is sealed, and shows it not', () => {
    const later = { kind: 'somethingNew', left: 'much' } as unknown as AuditEvent
    const { lines, head } = write([...events, later])
    const { entries, verification } = verifyAudit({ lines, torn: null }, head)
    expect(verification.ok).toBe(true)
    expect(entries).toHaveLength(4)
  })
})
