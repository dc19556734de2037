import type { InterruptedRun } from '../../../contract/kill.ts'
import type { FakeConsole } from './fake-console.ts'
import { noOutcomes } from './fake-run.ts'
import { randomFrom } from './seed.ts'

const minute = 60_000

/** Interrupted runs: of a site that is signed in, of one that is not, and of one that is gone. */
export function seededInterrupted(now: number): InterruptedRun[] {
  const of = (runId: string, siteId: string | null, siteName: string): InterruptedRun => ({
    runId,
    siteId,
    siteName,
    url: `https://${siteId ?? 'gone'}.example.be`,
    account: 'robin',
    startedAt: now - 42 * minute,
    planned: 400,
    outcomes: { ...noOutcomes, killed: 120, spared: 2 },
  })
  return [
    of('old1', 'weleup', 'Weleup Eupen'),
    of('old2', 'new', 'Not signed in'),
    of('old3', null, 'A site that is gone \u202E'),
  ]
}

/** This number of entries of every kind, and some exemptions. */
export function seedRecords({ records, sites }: FakeConsole, count: number, now: number): void {
  const random = randomFrom(11)
  const known = [...sites.values()].map(({ site }) => site)
  const users = [
    { user: 'robin', killed: 14 },
    { user: 'luc', killed: 11 },
    { user: null, killed: 3 },
  ]
  for (let index = 0; index < count; index += 1) {
    const site = known[Math.floor(random() * known.length)] ?? null
    const runId = `past${String(index)}`
    const outcomes = { ...noOutcomes, killed: 28, spared: index % 5 }
    const at = now - (count - index) * 37 * minute
    const ended = { kind: 'killEnded', runId, planned: 30, outcomes, users } as const
    const events = [
      { kind: 'killStarted', runId, rule: { dangling: true, makeRoom: 5 }, planned: 30, leftOut: 3 },
      { ...ended, cancelled: index % 7 === 0, failure: index % 11 === 0 ? 'serverBusy' : null },
      { kind: 'cameBack', runId, users: 3, of: 212, watchedSeconds: 600 },
      { kind: 'exempted', exempt: 'ip', value: '10.0.99.12' },
      { kind: 'killDropped', runId, left: 280 },
      { kind: 'brokenEnded', user: 'ghost\u202E<b>', outcome: 'killed' },
    ] as const
    const event = events[index % events.length]
    if (event) records.note(event, event.kind === 'exempted' ? null : site, at)
  }
}

export function seedExemptions({ records }: FakeConsole, count: number): void {
  records.add({ siteId: null, kind: 'user', value: 'gerd' })
  records.add({ siteId: 'weleup', kind: 'ip', value: '10.0.93.22' })
  records.add({ siteId: 'odd', kind: 'user', value: '<img src=x onerror=alert(1)>' })
  for (let index = 3; index < count; index += 1) {
    records.add({ siteId: null, kind: 'user', value: `user${String(index)}` })
  }
}
