import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { calibrate, stillFits } from '../../../../core/lino/calibration.ts'
import { fitOffset, type Evidence } from '../../../../core/lino/offset-fit.ts'
import { dateFormats, timeFormats, writeCell, type DateFormat } from './write-cell.ts'

const minute = 60_000
const day = 86_400_000
const dmy: DateFormat = { order: 'dmy', pattern: '%d/%m/%Y' }
const mdy: DateFormat = { order: 'mdy', pattern: '%m/%d/%Y' }

interface Site {
  readonly now: number
  /** How long before `now` our own row was stamped, milliseconds. */
  readonly stampedAgo: number
  /** Minutes. */
  readonly offset: number
  readonly expiryOffset: number
  readonly cookieAge: number
  readonly date: DateFormat
  readonly time: string
}

const usual: Site = {
  now: Date.UTC(2026, 10, 23, 3, 24, 40),
  stampedAgo: 5000,
  offset: 0,
  expiryOffset: 0,
  cookieAge: 14 * 86_400,
  date: dmy,
  time: '%H:%M',
}

const write = (site: Site, at: number, offset = site.offset) =>
  writeCell(at + offset * minute, site.date, site.time)

function evidenceOf(site: Site, maxAge: number | null = site.cookieAge): Evidence {
  const stamped = site.now - site.stampedAgo
  return {
    activity: write(site, stamped),
    expiry: write(site, stamped + site.cookieAge * 1000, site.expiryOffset),
    siteNow: site.now,
    usedAgoMs: 1000,
    maxAge,
  }
}

const sites = fc.record({
  now: fc
    .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2050, 0) })
    .map((at) => Math.floor(at / 1000) * 1000),
  stampedAgo: fc.integer({ min: 0, max: 11_000 }),
  offset: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
  utcExpiry: fc.boolean(),
  cookieAge: fc.constantFrom(14 * 86_400, 2 * 86_400, 30 * 86_400, 8 * 3600),
  date: fc.constantFrom(...dateFormats),
  time: fc.constantFrom(...timeFormats),
})

describe('calibrate', () => {
  it('finds order, both offsets and the cookie age of any site', () => {
    fc.assert(
      fc.property(sites, ({ utcExpiry, ...rest }) => {
        const site: Site = { ...rest, expiryOffset: utcExpiry ? 0 : rest.offset }
        const ages = [20, 40, 60, 80, 100].map((days) => write(site, site.now - days * day))
        const learnt = calibrate(evidenceOf(site), ages)
        expect(learnt).toMatchObject({
          activityOffset: site.offset,
          expiryOffset: site.expiryOffset,
          cookieAge: site.cookieAge,
        })
        // On the 11th of November 2011 several orders read our own row alike. The others decide, or it did
        // not matter.
        if (learnt) expect(stillFits(learnt, evidenceOf(site))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('distinguishes day and month by the expiry, on a day when the activity cannot', () => {
    const may5 = Date.UTC(2026, 4, 5, 10, 0, 30)
    expect(calibrate(evidenceOf({ ...usual, now: may5 }), [])?.order).toBe('dmy')
    expect(calibrate(evidenceOf({ ...usual, now: may5, date: mdy }), [])?.order).toBe('mdy')
  })

  it('distinguishes day and month by the other rows, if the site sets no cookie age and the expiry does not help', () => {
    const may5 = Date.UTC(2026, 4, 5, 10, 0, 30)
    const site = { ...usual, now: may5, cookieAge: 8 * 3600, date: mdy }
    const others = [write(site, may5 - 10 * day), write(site, may5 - 3 * day)]
    expect(calibrate(evidenceOf(site, null), others)?.order).toBe('mdy')
    // 09/04 would lie in the future as the 4th of September.
    expect(calibrate(evidenceOf({ ...site, date: dmy }, null), ['09/04/2026 10:00'])?.order).toBe('dmy')
  })

  it('takes no row to be older than Lino: 05-04-25 is not of 2005', () => {
    const april25 = Date.UTC(2025, 3, 25, 10, 0, 30)
    const site = { ...usual, now: april25, cookieAge: 8 * 3600 }
    const years = { ...evidenceOf(site), activity: '25-04-25 10:00', expiry: '25-04-25 18:00' }
    expect(calibrate(years, ['05-04-25 10:00'])?.order).toBe('dmy')
    expect(calibrate(years, ['16-03-25 10:00'])).toBeNull()
  })

  it('stays unknown if the rows would read differently and nothing decides', () => {
    const may5 = Date.UTC(2026, 4, 5, 10, 0, 30)
    const site = { ...usual, now: may5, cookieAge: 8 * 3600 }
    expect(calibrate(evidenceOf(site, null), ['02/01/2026 10:00'])).toBeNull()
    expect(calibrate(evidenceOf(site, null), ['02/02/2026 10:00'])).not.toBeNull()
  })

  it('never learns an activity offset from a session not used yet', () => {
    fc.assert(
      fc.property(sites, ({ utcExpiry, ...rest }) => {
        const site: Site = { ...rest, expiryOffset: utcExpiry ? 0 : rest.offset }
        const learnt = calibrate({ ...evidenceOf(site), activity: null }, [])
        expect(learnt?.activityOffset ?? null).toBeNull()
      }),
    )
  })

  it('finds nothing if our row shows the server’s start time', () => {
    const startedAgo = { ...usual, stampedAgo: 10 * day }
    expect(calibrate(evidenceOf(startedAgo), [])).toBeNull()
  })

  it.each([['hours of twelve without am or pm', '%I:%M']])(
    'refuses %s once enough rows show it',
    (_what, time) => {
      const site = { ...usual, now: Date.UTC(2026, 10, 23, 15, 24, 40), time }
      const others = Array.from({ length: 24 }, (_each, at) => write(site, site.now - day - at * 3_600_000))
      expect(calibrate(evidenceOf(site), others)).toBeNull()
      expect(
        calibrate(
          evidenceOf({ ...site, time: '%H:%M' }),
          others.map((_cell, at) => write({ ...site, time: '%H:%M' }, site.now - day - at * 3_600_000)),
        ),
      ).not.toBeNull()
    },
  )

  it('reads a site where people work in the morning only', () => {
    const site = { ...usual, now: Date.UTC(2026, 10, 23, 10, 24, 40) }
    const mornings = Array.from({ length: 40 }, (_each, at) =>
      write(site, site.now - (1 + at) * day + (at % 90) * minute),
    )
    expect(calibrate(evidenceOf(site), mornings)).not.toBeNull()
  })

  it('takes the rounder cookie age if the cookie ends with the browser', () => {
    const tallinn = { ...usual, offset: 120 }
    expect(calibrate(evidenceOf({ ...tallinn, expiryOffset: 120 }, null), [])).toMatchObject({
      expiryOffset: 120,
      cookieAge: 14 * 86_400,
    })
    expect(calibrate(evidenceOf({ ...tallinn, expiryOffset: 0 }, null), [])).toMatchObject({
      expiryOffset: 0,
      cookieAge: 14 * 86_400,
    })
  })

  it.each([
    // Twelve hours in UTC are three in Tokyo's time, as round.
    ['11\u00a0hours from now', 12 * 60, 540, 0, 43_200],
    ['1\u00a0day, 3\u00a0hours from now', 1667, 345, 0, null],
    ['1\u00a0day, 3\u00a0hours from now', 1667, 345, 345, null],
    ['an hour from now', 90, -300, 0, null],
  ] as const)(
    'believes the words of the cell (%s) where no cookie tells the age of %d minutes',
    (words, minutes, offset, expiryOffset, cookieAge) => {
      const site = { ...usual, offset }
      const expires = usual.now - usual.stampedAgo + minutes * minute
      const expiry = `${write(site, expires, expiryOffset)} (${words})`
      const evidence = { ...evidenceOf(site, null), expiry }
      expect(calibrate(evidence, [])).toMatchObject({ activityOffset: offset, expiryOffset, cookieAge })
    },
  )
})

describe('stillFits', () => {
  const learnt = calibrate(evidenceOf(usual), [])
  it('holds a minute later, and not after a change to summer time', () => {
    expect(learnt && stillFits(learnt, evidenceOf({ ...usual, now: usual.now + minute }))).toBe(true)
    expect(learnt && stillFits(learnt, evidenceOf({ ...usual, offset: 60 }))).toBe(false)
    expect(learnt && stillFits(learnt, evidenceOf({ ...usual, date: mdy }))).toBe(false)
  })
  it('is not shaken by our row before its first use', () => {
    expect(learnt && stillFits(learnt, { ...evidenceOf(usual), activity: null })).toBe(true)
  })
})

describe('fitOffset', () => {
  it('is a multiple of 15 minutes within 14 hours, or nothing', () => {
    expect(fitOffset(usual.now + 345 * minute, usual.now, 75_000)).toBe(345 * minute)
    expect(fitOffset(usual.now - 70_000, usual.now, 75_000)).toBe(0)
    expect(fitOffset(usual.now - 80_000, usual.now, 75_000)).toBeNull()
    expect(fitOffset(usual.now + 15 * 60 * minute, usual.now, 75_000)).toBeNull()
  })
})
