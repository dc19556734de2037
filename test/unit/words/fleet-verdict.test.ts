import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../contract/failure.ts'
import type { FailureKind } from '../../../contract/failure.ts'
import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { fleetKinds, fleetVerdict } from '../../../core/domain/fleet-verdict.ts'
import { fleetKindWords, fleetVerdictWords } from '../../../words/fleet-verdict.ts'
import { siteState } from '../../support/site-states.ts'

const noon = new Date(2026, 10, 23, 12).getTime()
const well = siteState()

const said = (given: Partial<SiteState>): string =>
  fleetVerdictWords(fleetVerdict(siteState(given), noon), noon)
function figures(given: Partial<Counts>, sessionsLimit: number | null = 50): string {
  const counts = well.counts && { ...well.counts, live: 50, ...given }
  return said({ counts, sessionsLimit })
}
const failed = (kind: FailureKind, more: Partial<SiteState> = {}): string =>
  said({ failure: newFailure(kind, 'interruptedBeforeEnd'), failingSince: noon - 54 * 60_000, ...more })

describe('the verdict on a site in words', () => {
  it('tells a full site from one that is full of sessions that nobody uses', () => {
    expect(figures({ onNow: 3 })).toBe('Full, but only 3 on now')
    expect(figures({ onNow: 0 })).toBe('Full, but nobody on now')
    expect(figures({ onNow: 1047, live: 1100 })).toBe('Really full: 1,047 on now')
    expect(figures({ onNow: null })).toBe('Full, not known who is on now')
    expect(failed('limitReached')).toBe('Full: no sign-in possible')
  })

  it('says how much room there is, and what else to look at', () => {
    expect(figures({ live: 47 })).toBe('Nearly full: room for 3 more')
    expect(figures({ live: 40, dangling: 12 })).toBe('12 of 40 are dangling')
    expect(figures({ live: 40 })).toBe('Fine')
    expect(figures({}, null)).toBe('No limit known')
  })

  it('says since when a site fails, with the day if that is another one', () => {
    expect(failed('timedOut')).toBe('Not reached since 11:06')
    expect(failed('timedOut', { failingSince: noon - 86_400_000 })).toBe('Not reached since 22 Nov 12:00')
    expect(failed('tableHidden')).toBe('Table hidden since 11:06')
    expect(failed('unreachable', { failingSince: null })).toBe('Not reached')
  })

  it('says what a site waits for', () => {
    expect(said({ access: 'signedOut' })).toBe('Not signed in')
    expect(said({ access: 'paused' })).toBe('Paused: sign in again')
    expect(failed('signedOut', { access: 'signedOut' })).toBe('Session ended: sign in again')
    expect(failed('codeNeeded', { access: 'signedOut' })).toBe('Not signed in: a code is needed')
    expect(said({ counts: null })).toBe('Reading…')
  })

  it('has a name for each kind', () => {
    expect(new Set(fleetKinds.map((kind) => fleetKindWords[kind]())).size).toBe(fleetKinds.length)
  })
})
