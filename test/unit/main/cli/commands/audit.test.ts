import { describe, expect, it } from 'vitest'
import type { AuditEntry, AuditEvent, AuditLog, AuditProblem } from '../../../../../contract/audit.ts'
import { speak } from '../../../../../words/say.ts'
import { eventWords } from '../../../../../words/audit-events.ts'
import { run } from '../../../../../main/cli/run.ts'
import { day, now } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

const outcomes = { killed: 3, alreadyGone: 0, spared: 1, refused: 0, failed: 0, unknown: 0 }
const events: readonly AuditEvent[] = [
  { kind: 'killStarted', runId: 'r1', rule: { dangling: true, max: 9 }, planned: 4, leftOut: 2 },
  {
    kind: 'killEnded',
    runId: 'r1',
    planned: 4,
    outcomes,
    cancelled: false,
    failure: null,
    users: [
      { user: 'luc\u001b[2J', killed: 2 },
      { user: null, killed: 1 },
    ],
  },
]
const entries = events.map((event, at): AuditEntry => ({
  seq: at + 1,
  at: now + at,
  osUser: 'anna',
  host: 'terminal',
  previous: '',
  hash: 'abc',
  event,
  site: { name: 'office', url: 'https://office.example.com', account: 'robin' },
}))
const whole: AuditLog = { entries, verification: { ok: true, problems: [], head: 'checked' } }
const problems: readonly AuditProblem[] = [
  { kind: 'edited', line: 1 },
  { kind: 'broken', line: 2 },
  { kind: 'unreadable', line: 3 },
  { kind: 'replaced', line: 4 },
  { kind: 'truncated', line: 5 },
]
const spoilt: AuditLog = { entries, verification: { ok: false, problems, head: 'unchecked' } }

async function ran(auditLog: AuditLog, { verify = false, json = false }) {
  const console = fakeConsole({ auditLog })
  const { world, written } = fakeWorld(console, { password: null })
  const code = await run({ name: 'audit', verify }, json, world)
  return { code, ...written, calls: console.calls }
}

describe('audit', () => {
  it('shows the entries in words, newest last, and signs in nowhere', async () => {
    const { code, stdout, stderr, calls } = await ran(whole, {})
    expect([code, stderr, calls]).toEqual([0, '', []])
    const lines = stdout.split('\n')
    expect(lines[0]).toMatch(/^# +WHEN +WHO +SITE +AS +WHAT$/)
    expect(lines[1]).toMatch(
      /^1 +2026-11-23 \d\d:00 +anna +office +robin +Kill of 4 sessions started: dangling sessions, at most 9\. Left out: 2\.$/,
    )
    expect(lines[2]).toMatch(
      /Kill of 4 sessions finished: 3 killed, 1 spared\. By user: luc\\x1b\[2J 2, \(anonymous\) 1\.$/,
    )
  })

  it('uses plain blanks where French has others, and shows what a name hides', async () => {
    await speak('fr')
    const { stdout } = await ran(whole, {}).finally(() => speak('en'))
    expect(stdout).toContain('démarrée : ')
    expect(stdout).toContain('luc\\x1b[2J 2')
  })

  it('is one document, its times as everywhere', async () => {
    const document = JSON.parse((await ran(whole, { json: true })).stdout) as Record<string, unknown>
    expect(Object.keys(document)).toEqual(['entries', 'verification'])
    expect(document['verification']).toEqual({ ok: true, problems: [], head: 'checked' })
    expect(document['entries']).toMatchObject([
      { seq: 1, at: '2026-11-23T12:00:00.000Z', osUser: 'anna', event: events[0] },
      { seq: 2, event: { kind: 'killEnded' } },
    ])
  })

  it('shows an entry with an impossible time', async () => {
    const odd = { ...whole, entries: entries.map((entry) => ({ ...entry, at: 1e300 })) }
    const { code, stdout } = await ran(odd, {})
    expect([code, stdout.split('\n')[1]]).toEqual([0, expect.stringMatching(/^1 +\? +anna /)])
    expect(JSON.parse((await ran(odd, { json: true })).stdout)).toMatchObject({
      entries: [{ at: null }, { at: null }],
    })
  })

  it('says that it is empty', async () => {
    expect((await ran({ ...whole, entries: [] }, {})).stdout).toBe('The audit log is empty.\n')
  })

  it('reports a changed log, though nobody asked', async () => {
    const { code, stderr } = await ran(spoilt, {})
    expect(code).toBe(0)
    expect(stderr).toContain('The audit log is not whole.')
  })
})

describe('audit --verify', () => {
  it('says that it is whole, and whether its end is known', async () => {
    expect(await ran(whole, { verify: true })).toMatchObject({
      code: 0,
      stdout:
        'The audit log is whole: 2 entries, unchanged and in order.\nIts last line is the line that the keychain knows.\n',
    })
    const unchecked: AuditLog = { ...whole, verification: { ok: true, problems: [], head: 'unchecked' } }
    expect((await ran(unchecked, { verify: true })).stdout).toContain('would not be noticed')
  })

  it('names each problem with its line, and exits with 1', async () => {
    const { code, stdout } = await ran(spoilt, { verify: true })
    expect(code).toBe(1)
    for (const line of [1, 2, 3, 4]) expect(stdout).toContain(`Line ${line} `)
    expect(stdout).toContain('from line 5 on')
    expect(stdout).not.toContain('Kill of')
  })

  it('has the same document with --json', async () => {
    const verified = await ran(spoilt, { verify: true, json: true })
    expect(verified.code).toBe(1)
    expect(verified.stdout).toBe((await ran(spoilt, { json: true })).stdout)
  })
})

describe('eventWords', () => {
  it.each<[AuditEvent, string]>([
    [{ kind: 'killResumed', runId: 'r', left: 1 }, 'Interrupted kill resumed: 1 session left.'],
    [
      { kind: 'killDropped', runId: 'r', left: 9 },
      'Interrupted kill dropped: 9 sessions had no recorded outcome.',
    ],
    [
      { kind: 'cameBack', runId: 'r', users: 3, of: 212, watchedSeconds: 600 },
      '3 of 212 users came back within 10 minutes of being killed.',
    ],
    [{ kind: 'exempted', exempt: 'user', value: 'tablet' }, 'Exempted: sessions of tablet.'],
    [
      { kind: 'exemptionRemoved', exempt: 'ip', value: '10.0.0.1' },
      'No longer exempt: sessions from 10.0.0.1.',
    ],
    [
      { kind: 'brokenEnded', user: 'ghost', outcome: 'alreadyGone' },
      'The session of ghost that hid the table, without a list: already gone.',
    ],
  ])('of %j', (event, words) => {
    expect(eventWords(event)).toBe(words)
  })

  it('names every part of a rule', () => {
    const rule = {
      all: true,
      dangling: true,
      idleAtLeastMs: day / 2,
      users: ['luc', 'marc'],
      anonymous: true,
      refs: ['0000000000000001'],
      includeActive: true,
      includeUnknown: true,
      keepNewest: 2,
      exemptUsers: ['tablet'],
      max: 9,
      makeRoom: 3,
      signInOver: true,
    }
    expect(eventWords({ kind: 'killStarted', runId: 'r', rule, planned: 1, leftOut: 0 })).toBe(
      'Kill of 1 session started: chosen by hand, all, dangling sessions, idle for 12 hours or more, of luc, marc, anonymous sessions, ' +
        'to make room for 3, except each user’s newest 2, except those of tablet, at most 9, also active ones, ' +
        'also with an unknown last activity, also by signing in over them.',
    )
  })

  it('says of a selection, whose refs are not on record, that it was chosen by hand', () => {
    expect(eventWords({ kind: 'killStarted', runId: 'r', rule: {}, planned: 2, leftOut: 0 })).toBe(
      'Kill of 2 sessions started: chosen by hand.',
    )
  })

  it('says how a kill was ended, and of many users only the first', () => {
    const users = Array.from({ length: 11 }, (_, at) => ({ user: `u${at}`, killed: 1 }))
    const ended = { kind: 'killEnded', runId: 'r', planned: 9, outcomes, users } as const
    expect(eventWords({ ...ended, cancelled: true, failure: null })).toMatch(
      /u7 1, 3 more users\. The rest was cancelled\.$/,
    )
    expect(eventWords({ ...ended, cancelled: false, failure: 'unreachable' })).toMatch(
      / It was stopped: site not reached\.$/,
    )
  })
})
