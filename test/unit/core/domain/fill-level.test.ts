import { describe, expect, it } from 'vitest'
import { boundInSessions, fillLevel, parseBound } from '../../../../core/domain/fill-level.ts'
import { fc } from '../../../support/properties.ts'

const percent = (figure: number) => ({ unit: 'percent' as const, figure })
const sessions = (figure: number) => ({ unit: 'sessions' as const, figure })

describe('a bound', () => {
  it('is a share or a number', () => {
    expect(parseBound('80%')).toEqual(percent(80))
    expect(parseBound('45')).toEqual(sessions(45))
    for (const text of ['', '%', '-1', '8.5%', '80 %', '80%%', '12345678', '0x10'])
      expect(parseBound(text)).toBeNull()
  })

  it('that is a share of no whole number needs one session more', () => {
    expect(boundInSessions(percent(80), 49)).toBe(40)
    expect(boundInSessions(percent(80), null)).toBeNull()
    expect(boundInSessions(sessions(7), null)).toBe(7)
  })
})

describe('how full a site is', () => {
  const bounds = { warn: percent(80), crit: percent(100) }

  it.each([
    [39, 'ok'],
    [40, 'warning'],
    [49, 'warning'],
    [50, 'critical'],
    [70, 'critical'],
  ])('%i of 50 sessions are %s', (counting, level) => {
    expect(fillLevel(counting, 50, bounds)).toBe(level)
  })

  it('is not known without a limit, unless a number is a bound', () => {
    expect(fillLevel(3, null, bounds)).toBe('unknown')
    expect(fillLevel(3, null, { warn: sessions(3), crit: null })).toBe('warning')
    expect(fillLevel(3, null, { warn: percent(1), crit: sessions(3) })).toBe('critical')
    expect(fillLevel(2, null, { warn: percent(1), crit: sessions(3) })).toBe('unknown')
  })

  it('is critical if nobody may sign in at all', () => {
    expect(fillLevel(0, 0, bounds)).toBe('critical')
  })

  it('never falls while sessions are added', () => {
    const order = ['ok', 'warning', 'critical']
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(100), fc.nat(100), (counting, limit, low, more) => {
        const both = { warn: percent(low), crit: percent(low + more) }
        const [now, next] = [fillLevel(counting, limit, both), fillLevel(counting + 1, limit, both)]
        expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(now))
      }),
    )
  })
})
