import { fc } from '../../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { AlertKind } from '../../../../../contract/alert.ts'
import { alertsOf, lookAt, snooze, tidy, type AlertBook } from '../../../../../core/domain/alerts/book.ts'
import { day, minute } from '../../../../support/sessions.ts'

const subject = { siteId: 's', siteName: 'Eupen' }
const graceMs = 2 * minute

/** A site whose alerts are looked at, one look after the other. */
function watch() {
  let book: AlertBook = new Map()
  const said: string[] = []
  return {
    said,
    look(
      at: number,
      hold: readonly AlertKind[],
      more: { unknown?: readonly AlertKind[]; isQuiet?: boolean } = {},
    ) {
      const { unknown = [], isQuiet = false } = more
      const conditions = { hold: hold.map((kind) => ({ kind, figures: {} })), unknown }
      const next = lookAt(book, subject, conditions, { now: at, graceMs, isQuiet })
      book = next.book
      for (const { alert, said: what } of next.changes) {
        if (what) said.push(`${String(at / minute)} ${what} ${alert.kind}`)
      }
    },
    snooze(until: number | null) {
      book = snooze(book, 'full s', until)
    },
    tidy(at: number, sites = ['s']) {
      book = tidy(book, new Set(sites), at)
    },
    shown: () => alertsOf(book).map(({ kind, endedAt }) => (endedAt === null ? kind : `${kind} ended`)),
  }
}

describe('an alert', () => {
  it('begins when its condition has held for the grace time, and ends when it was gone for it', () => {
    const site = watch()
    for (let at = 0; at <= 10; at += 1) site.look(at * minute, at < 5 ? ['full'] : [])
    expect(site.said).toEqual(['2 began full', '7 ended full'])
    expect(site.shown()).toEqual(['full ended'])
  })

  it('is none for a condition that holds for a moment, and does not end for one without it', () => {
    const site = watch()
    site.look(0, ['full'])
    site.look(minute, [])
    site.look(2 * minute, ['full'])
    expect(site.shown()).toEqual([])
    site.look(4 * minute, ['full'])
    site.look(5 * minute, [])
    site.look(6 * minute, ['full'])
    site.look(8 * minute, ['full'])
    expect(site.said).toEqual(['4 began full'])
  })

  it('goes on while nobody can say whether its condition holds', () => {
    const site = watch()
    site.look(0, ['full'])
    site.look(2 * minute, ['full'])
    for (let at = 3; at < 60; at += 1) site.look(at * minute, [], { unknown: ['full'] })
    expect(site.said).toEqual(['2 began full'])
    expect(site.shown()).toEqual(['full'])
  })

  it('is said after the quiet hours if it still holds, and its end only if its begin was said', () => {
    const site = watch()
    for (let at = 0; at < 10; at += 1) site.look(at * minute, ['full', 'dangling'], { isQuiet: true })
    expect([site.said, site.shown().length]).toEqual([[], 2])
    for (let at = 10; at < 13; at += 1) site.look(at * minute, ['full'], { isQuiet: true })
    site.look(13 * minute, ['full'])
    expect(site.said).toEqual(['13 began full'])
  })

  it('is silent while it is snoozed, and said again afterwards', () => {
    const site = watch()
    site.look(0, ['full'])
    site.look(2 * minute, ['full'])
    site.snooze(60 * minute)
    for (let at = 3; at < 62; at += 1) site.look(at * minute, ['full'])
    expect(site.said).toEqual(['2 began full', '60 began full'])
  })

  it('begins again after it has ended', () => {
    const site = watch()
    for (let at = 0; at < 20; at += 1) site.look(at * minute, at < 5 || at >= 10 ? ['full'] : [])
    expect(site.said).toEqual(['2 began full', '7 ended full', '12 began full'])
  })

  it('goes from the list a day after its end, and with its site', () => {
    const site = watch()
    for (let at = 0; at <= 5; at += 1) site.look(at * minute, at < 3 ? ['full'] : ['dangling'])
    site.tidy(3 * minute + day - 1)
    expect(site.shown()).toEqual(['dangling', 'full ended'])
    site.tidy(3 * minute + day)
    expect(site.shown()).toEqual(['dangling'])
    site.tidy(4 * minute + day, [])
    expect(site.shown()).toEqual([])
  })
})

it('begin and end are said in turns, whatever happens, and never without the other before', () => {
  const step = fc.record({
    after: fc.integer({ min: -5 * minute, max: 20 * minute }),
    holds: fc.constantFrom('yes', 'no', 'unknown'),
    isQuiet: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const site = watch()
      let at = 0
      for (const { after, holds, isQuiet } of steps) {
        at += after
        const unknown: AlertKind[] = holds === 'unknown' ? ['full'] : []
        site.look(at, holds === 'yes' ? ['full'] : [], { unknown, isQuiet })
      }
      const words = site.said.map((line) => line.split(' ')[1])
      // A begin may follow a begin: the end between them fell into quiet hours.
      words.forEach((word, index) => {
        if (word === 'ended') expect(words[index - 1]).toBe('began')
      })
    }),
  )
})
