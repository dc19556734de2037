import { describe, expect, it } from 'vitest'
import { readSiteCsv, writeSiteCsv } from '../../../../core/domain/site-csv.ts'
import { fc } from '../../../support/properties.ts'

const day = 86_400_000
const office = {
  name: 'Office',
  url: 'https://office.example.org',
  user: 'robin',
  allowHttp: false,
  keepSeat: true,
  danglingAfterMs: 4 * day,
  onNowMs: 900_000,
  tags: ['voga', 'be'],
  folder: null,
  sessionsLimit: 50,
}

describe('a list of sites as CSV', () => {
  it('has a heading, and a line for each site', () => {
    const certificate = { fingerprint: 'AB:CD', pem: 'PEM' }
    expect(writeSiteCsv([{ ...office, certificate }])).toBe(
      'name,url,user,folder,tags,sessionsLimit,danglingAfter,onNow,keepSeat,allowHttp,certificate\r\n' +
        'Office,https://office.example.org,robin,,voga be,50,4d,15m,true,false,AB:CD\r\n',
    )
  })

  it('holds no text that a spreadsheet computes or splits, and gives back each site', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('=', '+', "'", '\\', 'x', '3', 'b', ';', '\t', '\u200b', '"', 'ü'),
    })
    const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), hostile)
    const site = fc.record({
      name: text,
      url: text,
      user: text,
      keepSeat: fc.boolean(),
      danglingAfterMs: fc.integer({ min: 60_000, max: 3650 * day }),
      onNowMs: fc.integer({ min: 60_000, max: day }),
      tags: fc.array(
        text.filter((tag) => !/\s/u.test(tag) && tag !== ''),
        { maxLength: 3 },
      ),
      folder: fc.option(text.filter((folder) => folder !== '')),
      sessionsLimit: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    })
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 4 }), (sites) => {
        const written = writeSiteCsv(sites.map((each) => ({ ...each, allowHttp: true })))
        for (const line of written.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t;]|[;\t\n]/u)
        // An address column needs an address to be found without its heading, but it has one.
        const read = readSiteCsv(written)
        expect(read?.entries).toEqual(sites)
      }),
      { numRuns: 300 },
    )
  })

  it('is read from other programs: what an empty cell says is nothing', () => {
    const text =
      'Name\tURL\tLimit\tTags\nEupen\thttps://a.example.org\tunlimited\t#voga, be:1\nSpa\thttps://b.example.org\t\t\n'
    expect(readSiteCsv(text)?.entries).toEqual([
      { name: 'Eupen', url: 'https://a.example.org', sessionsLimit: null, tags: ['voga', 'be-1'] },
      { name: 'Spa', url: 'https://b.example.org' },
    ])
  })

  it('keeps a figure that cannot be read, so that the check names it', () => {
    const text = 'url,limit,danglingAfter,keepSeat,name\nhttps://a.example.org,many,4,perhaps,A\n'
    expect(readSiteCsv(text)?.entries).toEqual([
      {
        url: 'https://a.example.org',
        sessionsLimit: 'many',
        danglingAfterMs: '4',
        keepSeat: 'perhaps',
        name: 'A',
      },
    ])
  })

  it('gives no secret and no permission', () => {
    const text = 'url,password,allowHttp,certificate\nhttp://a.example.org,geheim,true,AB\n'
    expect(readSiteCsv(text)?.entries).toEqual([{ url: 'http://a.example.org' }])
  })
})
