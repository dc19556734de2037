import { describe, expect, it } from 'vitest'
import { calibrate, refit, type Calibration } from '../../../../core/lino/calibration.ts'
import type { Evidence } from '../../../../core/lino/offset-fit.ts'
import { readTimes, type RowTimes } from '../../../../core/lino/row-times.ts'
import { zoneNames, zonesOfLanguage } from '../../../../core/lino/zone-names.ts'
import { fc } from '../../../support/properties.ts'
import { allZones, changesOf, wallClock } from '../../../support/real-zones.ts'
import { writeCell } from './write-cell.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const cookieAge = 14 * 86_400

interface Server {
  readonly zone: string
  /** Expiries are in UTC. */
  readonly useTz?: boolean
  readonly language?: string
}

const cell = (local: number): string => writeCell(local, { order: 'dmy', pattern: '%d.%m.%Y' }, '%H:%M')

/** The two cells of a session used at a moment, as this server writes them. */
function rowOf({ zone, useTz }: Server, usedAt: number): { activity: string; expiry: string } {
  const local = wallClock(zone, usedAt)
  return { activity: cell(local), expiry: cell((useTz ? usedAt : local) + cookieAge * 1000) }
}

function evidenceAt(server: Server, now: number): Evidence {
  return { ...rowOf(server, now - 1000), siteNow: now, usedAgoMs: 1000, maxAge: cookieAge }
}

function learn(server: Server, now: number, before: Calibration | null = null): Calibration {
  const refitted = before && refit(before, evidenceAt(server, now))
  const hints = { language: server.language ?? null, before }
  const learnt = refitted ?? calibrate(evidenceAt(server, now), [], hints)
  if (learnt === null) throw new Error('Nothing was learnt.')
  return learnt
}

const read = (server: Server, usedAt: number, now: number, by = learn(server, now)): RowTimes =>
  readTimes(rowOf(server, usedAt), by, now)

function activity(times: RowTimes): { earliest: number; latest: number } {
  if (typeof times.activity === 'string') throw new Error(times.activity)
  return times.activity
}

const toMinute = (at: number): number => Math.floor(at / minute) * minute
/** The moment whatever it may mean, or both. */
const both = (earliest: number, latest: number) => ({ earliest, latest })
const only = (at: number) => both(at, at)

const berlin = { zone: 'Europe/Berlin', language: 'de' }
const autumn = Date.UTC(2026, 9, 25, 1)
const spring = Date.UTC(2026, 2, 29, 1)

const years = { from: Date.UTC(2018, 1), to: Date.UTC(2031, 0) }
/** Any server in the world, near a change of its clock or at any other time. */
const anyServer = fc
  .record({
    zone: fc.constantFrom(...allZones),
    which: fc.nat(),
    after: fc.integer({ min: -6 * hour, max: 40 * day }),
    anyTime: fc.integer({ min: years.from, max: years.to }),
    useTz: fc.boolean(),
    speaks: fc.boolean(),
  })
  .map(({ zone, which, after, anyTime, useTz, speaks }) => {
    const changes = changesOf(zone, years.from, years.to)
    const change = changes[which % Math.max(1, changes.length)]
    const now = toMinute(change === undefined ? anyTime : change + after) + 20_000
    const language = ['de', 'et', 'it', 'ro', 'bn'].find((each) => zonesOfLanguage(each)?.has(zone))
    return { server: { zone, useTz, ...(speaks && language ? { language } : {}) }, now }
  })
/** How long before now: minutes as likely as weeks. */
const anyAgo = fc.oneof(
  fc.integer({ min: 0, max: 3 * hour }),
  fc.integer({ min: 0, max: 3 * day }),
  fc.integer({ min: 0, max: 60 * day }),
)

describe('a row of a server with an unknown time zone', () => {
  it('never looks idle for longer than it is, and holds the truth, in every zone around every change', () => {
    fc.assert(
      fc.property(anyServer, anyAgo, ({ server, now }, ago) => {
        const used = now - ago
        const { earliest, latest } = activity(read(server, used, now))
        expect(latest).toBeGreaterThanOrEqual(toMinute(used))
        expect(earliest).toBeLessThanOrEqual(toMinute(used))
        // An hour, mostly. Troll changes by two, and Casey has moved by three.
        expect(latest - earliest).toBeLessThanOrEqual(3 * hour)
      }),
      { numRuns: 800 },
    )
  })

  it('never expires before its time', () => {
    fc.assert(
      fc.property(anyServer, anyAgo, ({ server, now }, ago) => {
        const { expiry } = read(server, now - ago, now)
        const written = rowOf(server, now - ago).expiry
        // Django compares it with the server's clock (or UTC): that has not come so far yet.
        const before = (expiry?.latest ?? 0) - minute
        const clock = server.useTz ? before : wallClock(server.zone, before)
        const isInFuture = expiry !== null && expiry.latest > now
        if (isInFuture && ago < 7 * day)
          expect(Math.abs(clock - parse(written))).toBeLessThanOrEqual(2 * hour)
        const end = server.useTz ? now - ago : wallClock(server.zone, now - ago)
        // While the server's clock does not show its end, it is live.
        const live = (server.useTz ? now : wallClock(server.zone, now)) < toMinute(end) + cookieAge * 1000
        if (live) expect(expiry?.latest).toBeGreaterThan(now - minute)
      }),
      { numRuns: 300 },
    )
  })

  it('never looks idle for longer while the clock changes under a running console', () => {
    fc.assert(
      fc.property(
        anyServer,
        fc.array(fc.integer({ min: 10_000, max: 3 * hour }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 3 * hour }),
        ({ server, now: first }, pauses, ago) => {
          let now = first
          let learnt = learn(server, now)
          for (const pause of pauses) {
            now += pause
            // The own row was stamped before the change, and others after it.
            const own = { ...evidenceAt(server, now - 8000), siteNow: now, usedAgoMs: 9000 }
            learnt = refit(learnt, own) ?? learn(server, now, learnt)
            for (const each of [0, 4000, ago]) {
              const { latest } = activity(readTimes(rowOf(server, now - each), learnt, now))
              expect(latest).toBeGreaterThanOrEqual(toMinute(now - each))
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

const parse = (text: string): number => {
  const [, d, m, y, h, min] = /(\d+)\.(\d+)\.(\d+) (\d+):(\d+)/.exec(text)?.map(Number) ?? []
  return Date.UTC(y ?? 0, (m ?? 1) - 1, d, h, min)
}

describe('a German site in Berlin', () => {
  it('reads the summer right in winter, and the winter in summer', () => {
    const november = Date.UTC(2026, 10, 28, 12)
    for (const used of [autumn - 2 * day, autumn - 30 * day, autumn + 3 * day]) {
      expect(activity(read(berlin, used, november))).toEqual(only(used))
    }
    const may = Date.UTC(2026, 4, 1, 12)
    for (const used of [spring - 2 * day, spring + 2 * day]) {
      expect(activity(read(berlin, used, may))).toEqual(only(used))
    }
  })

  it('takes no session that is idle for 40 minutes across the change in spring', () => {
    const now = spring + 20 * minute
    const { latest } = activity(read(berlin, now - 40 * minute, now))
    expect(now - latest).toBe(40 * minute)
  })

  it('means both by the hour that comes twice, and by the first of them before the second has come', () => {
    const used = autumn - 30 * minute
    expect(activity(read(berlin, used, autumn - 20 * minute))).toEqual(only(used))
    expect(activity(read(berlin, used, autumn + 2 * hour))).toEqual(both(used, used + hour))
  })

  it('right after the change reads by every zone that fits: a server in Lagos may be German, too', () => {
    const used = autumn - 2 * hour
    const lagos = { zone: 'Africa/Lagos', language: 'de' }
    const now = autumn + hour
    expect(activity(read(lagos, used, now)).latest).toBe(used)
    expect(activity(read(berlin, used, now))).toEqual(both(used, used + hour))
  })
})

describe('what shows the zone', () => {
  it('is nothing on a site in English: both readings are kept, the later one counts', () => {
    const now = Date.UTC(2026, 10, 28, 12)
    const used = autumn - 10 * day
    const read1 = activity(read({ zone: 'Europe/Berlin', language: 'en' }, used, now))
    expect(read1).toEqual(both(used, used + hour))
  })

  it('is an expiry in UTC beside it', () => {
    const now = Date.UTC(2026, 10, 28, 12)
    const used = autumn - 10 * day
    expect(activity(read({ zone: 'Europe/Berlin', useTz: true }, used, now))).toEqual(only(used))
    expect(read({ zone: 'Europe/Berlin', useTz: true }, used, now).saved).toBe(used)
  })

  it('is the change itself, seen by a running console', () => {
    const server = { zone: 'Europe/Berlin' }
    const before = learn(server, autumn - hour)
    const after = learn(server, autumn + 10 * minute, before)
    expect(before.clocks?.zones.map((each) => each.name)).toContain('Africa/Johannesburg')
    expect(after.clocks?.zones.map((each) => each.name)).toEqual(['Europe/Berlin'])
    expect(after).toMatchObject({ activityOffset: 60, expiryOffset: 60 })
    const used = autumn - 3 * hour
    const now = autumn + 10 * minute
    expect(activity(read(server, used, now, after))).toEqual(only(used))
  })

  it('is a change that does not come', () => {
    const server = { zone: 'Africa/Johannesburg' }
    const before = learn(server, autumn - hour)
    const after = learn(server, autumn + 10 * minute, before)
    expect(before.clocks?.zones.map((each) => each.name)).toContain('Europe/Berlin')
    expect(after.clocks?.zones.map((each) => each.name)).not.toContain('Europe/Berlin')
  })

  it('is not asked of an offset that no zone has: it serves all times', () => {
    const now = Date.UTC(2026, 10, 28, 12)
    const local = now + 15 * minute
    const evidence = { ...evidenceAt({ zone: 'UTC' }, now), activity: cell(local), expiry: cell(local + day) }
    const learnt = calibrate({ ...evidence, maxAge: 86_400 }, [])
    if (learnt === null) throw new Error('Nothing was learnt.')
    const times = readTimes({ activity: cell(local - 90 * day), expiry: cell(local + day) }, learnt, now)
    expect(times.activity).toEqual(only(toMinute(now) - 90 * day))
  })
})

describe('half-hour changes', () => {
  it('are read on Lord Howe Island', () => {
    const change = changesOf('Australia/Lord_Howe', Date.UTC(2026, 3), Date.UTC(2026, 4))[0] ?? 0
    const server = { zone: 'Australia/Lord_Howe' }
    const used = change - 3 * hour
    // Adelaide, which shares the offset, changes its own clock meanwhile.
    const now = change + 3 * hour
    expect(activity(read(server, used, now))).toEqual(only(used))
    expect(activity(read(server, change - 5 * minute, now))).toEqual(
      both(change - 5 * minute, change + 25 * minute),
    )
  })
})

describe('the list of zones', () => {
  it('has one for each set of rules that the runtime knows since 2018', () => {
    const rules = (zone: string): string => {
      const changes = changesOf(zone, Date.UTC(2018, 0), years.to)
      return [Date.UTC(2018, 0), ...changes]
        .map((at) => `${String(at)} ${String(wallClock(zone, at) - at)}`)
        .join()
    }
    const known = new Set(zoneNames.map(rules))
    expect(allZones.filter((zone) => !known.has(rules(zone)))).toEqual([])
  })
})
