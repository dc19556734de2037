import { describe, expect, it } from 'vitest'
import { newFailure, type FailureKind, failureKinds } from '../../../../contract/failure.ts'
import type { Counts } from '../../../../contract/session.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { byUrgency, fleetKinds, fleetVerdict } from '../../../../core/domain/fleet-verdict.ts'
import { fc } from '../../../support/properties.ts'
import { minute, monday } from '../../../support/sessions.ts'
import { siteState } from '../../../support/site-states.ts'

function counts(given: Partial<Counts>): Counts {
  const { own = 1, active = 0, dangling = 0, unknown = 0, expired = 0 } = given
  const live = own + active + dangling + unknown
  const rest = { anonymous: 0, expiryUnknown: 0, onNow: active, today: active }
  return { listed: live + expired, live, own, active, dangling, unknown, expired, ...rest, ...given }
}

function judged(given: Partial<SiteState>) {
  return fleetVerdict(siteState(given), monday)
}

const withCounts = (given: Partial<Counts>, sessionsLimit: number | null = 50) =>
  judged({ counts: counts(given), sessionsLimit })

const failed = (kind: FailureKind, more: Partial<SiteState> = {}) =>
  judged({ failure: newFailure(kind, 'interruptedBeforeEnd'), failingSince: monday - 5, ...more })

describe('a site that is full', () => {
  it('is a false alert if few of its sessions are on now', () => {
    expect(withCounts({ active: 10, dangling: 41, onNow: 3 })).toMatchObject({
      kind: 'falseAlert',
      onNow: 3,
      over: 2,
    })
    expect(withCounts({ active: 16, dangling: 33, onNow: 16 }).kind).toBe('falseAlert')
    expect(withCounts({ active: 17, dangling: 32, onNow: 17 }).kind).toBe('reallyFull')
  })

  it('is really full if most are, by whatever else is unknown', () => {
    expect(withCounts({ active: 30, unknown: 19 })).toMatchObject({ kind: 'reallyFull', onNow: 30, over: 0 })
  })

  it('is just full while it is not known who is on now', () => {
    expect(withCounts({ unknown: 49, onNow: null, today: null }).kind).toBe('full')
    expect(withCounts({ active: 4, unknown: 45 }).kind).toBe('full')
    // Nobody is on now in an anonymous session: it was never used.
    expect(withCounts({ active: 4, unknown: 45, anonymous: 45 }).kind).toBe('falseAlert')
  })

  it('counts expired sessions where the site does', () => {
    const figures = counts({ active: 9, expired: 40, onNow: 0 })
    expect(judged({ counts: figures, sessionsLimit: 50 }).kind).toBe('fine')
    expect(judged({ counts: figures, sessionsLimit: 50, countsExpired: true }).kind).toBe('falseAlert')
  })

  it('is full if it refuses the console itself', () => {
    expect(failed('limitReached', { access: 'signedOut' })).toMatchObject({ kind: 'full', refused: true })
  })
})

describe('a site that is not full', () => {
  it.each([
    [{ active: 44, onNow: 2 }, 'nearlyFull'],
    [{ active: 20, dangling: 10 }, 'dangling'],
    [{ active: 20, dangling: 9 }, 'fine'],
    [{ active: 34, dangling: 10 }, 'nearlyFull'],
    [{ active: 30, dangling: 10 }, 'fine'],
  ] as const)('with %o is judged as %s', (given, kind) => {
    expect(withCounts(given).kind).toBe(kind)
  })

  it('without a known limit says so, unless many sessions are dangling', () => {
    expect(withCounts({ active: 3 }, null).kind).toBe('noLimit')
    expect(withCounts({ active: 3, dangling: 3000 }, null)).toMatchObject({ kind: 'dangling', count: 3000 })
  })
})

describe('a site that shows no figures', () => {
  it('is not reached since its first failure, whether it was signed in or not', () => {
    for (const access of ['signedIn', 'signedOut'] as const)
      expect(failed('timedOut', { access })).toMatchObject({ kind: 'notReached', since: monday - 5 })
    expect(failed('unreachable', { failingSince: null, failedAt: 7 })).toMatchObject({ since: 7 })
  })

  it('waits for its user if only a sign-in helps', () => {
    expect(failed('codeNeeded', { access: 'signedOut' })).toMatchObject({
      kind: 'waitsForYou',
      why: 'codeNeeded',
    })
    expect(failed('wrongPassword', { access: 'paused' })).toMatchObject({ paused: true })
    expect(judged({ access: 'signedOut', counts: null })).toMatchObject({ kind: 'waitsForYou', why: null })
  })

  it('fails if it answers what the console cannot use', () => {
    expect(failed('tableHidden')).toMatchObject({ kind: 'failing', why: 'tableHidden' })
  })

  it('is starting until its first list is there', () => {
    expect(judged({ access: 'signingIn' }).kind).toBe('starting')
    expect(judged({ access: 'signedOut', nextReadAt: monday + 1 }).kind).toBe('starting')
    expect(judged({ counts: null, readAt: null })).toMatchObject({
      kind: 'starting',
      ageMs: null,
      isOld: false,
    })
  })
})

describe('the age of its figures', () => {
  it('is old from one and a half intervals on', () => {
    const at = (ageMs: number, intervalMs?: number) =>
      fleetVerdict(siteState({ readAt: monday - ageMs }), monday, intervalMs)
    expect(at(90_000)).toMatchObject({ ageMs: 90_000, isOld: false })
    expect(at(90_001).isOld).toBe(true)
    expect(at(7501, 5000).isOld).toBe(true)
    // The clock was set back.
    expect(at(-minute).ageMs).toBe(0)
  })

  it('is not old while a slow site waits for its turn, but is old while it fails', () => {
    const slow = { readAt: monday - 5 * minute, nextReadAt: monday + 5 * minute }
    expect(judged(slow).isOld).toBe(false)
    expect(failed('timedOut', slow).isOld).toBe(true)
  })

  it('is old in any case if the figures are those of an earlier run', () => {
    expect(judged({ figuresFrom: 'disk' })).toMatchObject({ ageMs: 0, isOld: true })
  })

  it('changes no judgement', () => {
    const { kind } = fleetVerdict(siteState({ readAt: monday - 600 * minute }), monday)
    expect(kind).toBe(fleetVerdict(siteState({ readAt: monday }), monday).kind)
  })
})

describe('the order of sites', () => {
  it('has problems first, and of one kind the greater one', () => {
    const full = withCounts({ active: 60, onNow: 60 })
    const fuller = withCounts({ active: 80, onNow: 80 })
    const older = failed('timedOut', { failingSince: monday - 60 })
    const all = [
      withCounts({ active: 2 }),
      failed('timedOut'),
      full,
      older,
      withCounts({ active: 44 }),
      fuller,
    ]
    expect(all.sort(byUrgency).map(({ kind }) => kind)).toEqual([
      'reallyFull',
      'reallyFull',
      'notReached',
      'notReached',
      'nearlyFull',
      'fine',
    ])
    expect(all[0]).toBe(fuller)
    expect(all[2]).toBe(older)
  })

  it('is an order: whatever the sites are, the same ones come first', () => {
    const anyVerdict = fc
      .record({
        access: fc.constantFrom('signedIn' as const, 'signedOut' as const, 'paused' as const),
        kind: fc.option(fc.constantFrom(...failureKinds)),
        since: fc.option(fc.nat()),
        active: fc.nat(60),
        dangling: fc.nat(60),
        onNow: fc.option(fc.nat(60)),
        sessionsLimit: fc.option(fc.nat(100)),
      })
      .map(({ access, kind, since, active, dangling, onNow, sessionsLimit }) =>
        judged({
          access,
          failure: kind === null ? null : newFailure(kind, 'interruptedBeforeEnd'),
          failingSince: since,
          counts: counts({ active, dangling, onNow }),
          sessionsLimit,
        }),
      )
    fc.assert(
      fc.property(fc.array(anyVerdict, { maxLength: 12 }), (verdicts) => {
        const there = [...verdicts].sort(byUrgency)
        const back = [...verdicts].reverse().sort(byUrgency)
        there.forEach((each, at) => {
          const other = back[at]
          if (other) expect(byUrgency(each, other)).toBe(0)
        })
        const ranks = there.map(({ kind }) => fleetKinds.indexOf(kind))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      }),
    )
  })
})
