import { describe, expect, it } from 'vitest'
import {
  changeOf,
  errorsOf,
  fieldsOf,
  needsHttpWord,
  newFields,
  newSiteOf,
} from '../../../../../../renderer/features/sites/add/site-fields.ts'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'

const day = 86_400_000
const good = { ...newFields, url: ' https://lino.example.org ', name: 'Lino', user: 'robin' }

describe('the form of a site', () => {
  it('gives a new site, four days by default, without what was left empty', () => {
    expect(newSiteOf(good)).toEqual({
      url: 'https://lino.example.org',
      name: 'Lino',
      user: 'robin',
      danglingAfterMs: 4 * day,
    })
    expect(newSiteOf({ ...good, idle: '1,5', unit: 'weeks', limit: '50', allowHttp: true })).toMatchObject({
      danglingAfterMs: 10.5 * day,
      sessionsLimit: 50,
      allowHttp: true,
    })
  })

  it('finds each fault', () => {
    expect(errorsOf(good)).toEqual({})
    expect(Object.keys(errorsOf(newFields))).toEqual(['url', 'name', 'user'])
    for (const idle of ['0', '', 'x', '-1', '99999']) expect(errorsOf({ ...good, idle }).idle).toBeDefined()
    for (const limit of ['-1', '1.5', 'x', '9999999'])
      expect(errorsOf({ ...good, limit }).limit).toBeDefined()
  })

  it('sends only what was changed, and null takes the limit away', () => {
    const site = makeSite('s', 'Weleup', [], { sessionsLimit: 50, danglingAfterMs: 36 * 3_600_000 }, 0)
    const fields = fieldsOf(site)
    expect(fields).toMatchObject({ idle: '36', unit: 'hours', limit: '50' })
    expect(changeOf(site, fields)).toEqual({ siteId: 's' })
    expect(changeOf(site, { ...fields, limit: '', name: 'New' })).toEqual({
      siteId: 's',
      name: 'New',
      sessionsLimit: null,
    })
  })

  it('keeps the seat unless that was unticked', () => {
    expect(newSiteOf({ ...good, keepSeat: false })).toMatchObject({ keepSeat: false })
    const site = makeSite('s', 'Weleup', [], { keepSeat: true }, 0)
    expect(changeOf(site, { ...fieldsOf(site), keepSeat: false })).toEqual({ siteId: 's', keepSeat: false })
  })

  it('says that a site signs itself in if that was ticked, and of another account only if it still is', () => {
    const site = makeSite('s', 'Weleup', [], { signsItselfIn: false }, 0)
    const ticked = { ...fieldsOf(site), signsItselfIn: true }
    expect(changeOf(site, ticked)).toEqual({ siteId: 's', signsItselfIn: true })
    const now = { ...site, signsItselfIn: true }
    expect(changeOf(now, ticked)).toEqual({ siteId: 's' })
    expect(changeOf(now, { ...ticked, user: 'rolf' })).toMatchObject({ user: 'rolf', signsItselfIn: true })
    expect(changeOf(now, fieldsOf(site))).toEqual({ siteId: 's', signsItselfIn: false })
  })

  it('wants the word for plain http to another machine alone', () => {
    expect(needsHttpWord('http://lino.example.org')).toBe(true)
    expect(needsHttpWord('HTTP://10.0.0.1:8000/x')).toBe(true)
    for (const url of [
      'https://x.org',
      'http://localhost:8000',
      'http://127.0.0.1:1',
      'http://[::1]:8',
      'x',
    ]) {
      expect(needsHttpWord(url)).toBe(false)
    }
    expect(needsHttpWord('http://127.0.0.1.example.org')).toBe(true)
  })
})
