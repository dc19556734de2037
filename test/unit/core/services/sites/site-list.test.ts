import { fc } from '../../../../support/properties.ts'
import { expect, test } from 'vitest'
import type { NewSite } from '../../../../../contract/console-api.ts'
import { readSiteList, writeSiteList } from '../../../../../core/services/sites/site-list.ts'
import { memorySettings, must, startConsole } from '../../../../support/console.ts'
import { hintOf, withHints } from '../../../../support/failures.ts'

const office = { name: 'Office', url: 'https://office.example.org', user: 'robin' }
const documentOf = (...sites: unknown[]): string =>
  JSON.stringify({ linoSessionConsole: { version: 1, sites } })

const siteName = fc
  .string({ minLength: 1, maxLength: 80, unit: 'binary' })
  .filter((name) => name.trim() === name)
const newSite: fc.Arbitrary<NewSite> = fc.record(
  {
    name: siteName,
    url: fc.webUrl({ validSchemes: ['https'], withQueryParameters: false }),
    user: fc.constantFrom('robin', 'rolf', 'Ünal', "o'hara"),
    danglingAfterMs: fc.integer({ min: 60_000, max: 3650 * 86_400_000 }),
    sessionsLimit: fc.integer({ min: 0, max: 1_000_000 }),
    keepSeat: fc.boolean(),
    onNowMs: fc.integer({ min: 60_000, max: 86_400_000 }),
    tags: fc.uniqueArray(fc.constantFrom('voga', 'château', '2026', 'a-b'), { maxLength: 3 }),
    folder: fc.constantFrom('Clients', 'Été 2026'),
  },
  { requiredKeys: ['name', 'url', 'user'] },
)

test('what is exported and imported into an empty console are the same sites', async () => {
  const wanted = fc.uniqueArray(newSite, { maxLength: 6, selector: (site) => site.name })
  await fc.assert(
    fc.asyncProperty(wanted, async (sites) => {
      const [from, to] = [await startConsole(), await startConsole()]
      for (const site of sites) await from.api.addSite(site)
      const { document } = must(await from.api.exportSites({}))
      const before = must(await from.api.listSites({}))
      const accounts = new Set(before.map(({ url, user }) => `${url} ${user}`))
      fc.pre(accounts.size === before.length)
      expect(must(await to.api.importSites({ document }))).toEqual({
        added: before.length,
        skipped: [],
        asks: [],
      })
      const after = must(await to.api.listSites({}))
      expect(after).toEqual(before.map((site, index) => ({ ...site, siteId: after[index]?.siteId })))
      expect(must(await to.api.exportSites({})).document).toBe(document)
      await Promise.all([from.close(), to.close()])
    }),
    { numRuns: 50 },
  )
})

test('no secret of a document is kept, nor is its certificate trusted', async () => {
  const settings = memorySettings()
  const { api, close } = await startConsole({ settings })
  const secret = 'v3ry-s3cret'
  const document = documentOf({
    ...office,
    url: `https://robin:${secret}@office.example.org/?sessionid=${secret}#${secret}`,
    password: secret,
    cookie: { sessionid: secret },
    session: secret,
    siteId: secret,
    certificate: { pem: secret, fingerprint: secret, validTo: 1 },
    ['__proto__']: { token: secret },
  })
  expect(must(await api.importSites({ document }))).toEqual({ added: 1, skipped: [], asks: [] })
  const stored = await settings.read()
  expect(stored).toMatchObject({ value: { sites: [{ ...office, certificate: null }] } })
  const read = readSiteList(document, [])
  const told = [read, must(await api.listSites({})), must(await api.exportSites({})), stored]
  expect(JSON.stringify(told)).not.toContain(secret)
  await close()
})

test('a list never gives the user’s word for plain http: each such site is asked for, by name and address', async () => {
  const { api, close } = await startConsole()
  const plain = [
    { ...office, name: 'Plain', url: 'http://plain.example.org', allowHttp: true },
    { ...office, name: 'Other', url: 'http://other.example.org' },
  ]
  const here = { ...office, name: 'Here', url: 'http://127.0.0.1:8000', allowHttp: true }
  const safe = { ...office, allowHttp: true }
  const document = documentOf(...plain, here, safe)
  const asks = plain.map(({ name, url }) => ({ name, url }))
  expect(must(await api.importSites({ document }))).toEqual({ added: 2, skipped: [], asks })
  const added = must(await api.listSites({}))
  expect(added.map(({ name, allowHttp }) => [name, allowHttp])).toEqual([
    ['Here', false],
    ['Office', false],
  ])
  const allowed = await api.importSites({ document, allowHttp: ['http://plain.example.org'] })
  expect(must(allowed)).toMatchObject({ added: 1, asks: [asks[1]] })
  const all = must(await api.listSites({}))
  expect(all.filter(({ allowHttp }) => allowHttp).map(({ name }) => name)).toEqual(['Plain'])
  await close()
})

test('an import is there at the next start, and one-offs are in no export', async () => {
  const settings = memorySettings()
  const first = await startConsole({ settings })
  must(await first.api.addSite({ ...office, name: 'One-off', saved: false }))
  must(await first.api.importSites({ document: documentOf({ ...office, user: 'rolf' }) }))
  expect(must(await first.api.exportSites({})).document).not.toContain('One-off')
  await first.close()
  const second = await startConsole({ settings })
  expect(must(await second.api.listSites({}))).toMatchObject([{ ...office, user: 'rolf', saved: true }])
  await second.close()
})

test('a list names a trusted certificate by its fingerprint alone', () => {
  const certificate = { fingerprint: 'AB:CD', validTo: 1, pem: 'PEM' }
  const rules = { danglingAfterMs: 60_000, onNowMs: 60_000, sessionsLimit: null, keepSeat: true }
  const site = { ...office, ...rules, allowHttp: false, tags: [], folder: null, certificate }
  const document = writeSiteList([site])
  expect(document).toContain('AB:CD')
  expect(document).not.toContain('PEM')
})

test('sites that are here, or whose entry does not do, are left with the reason', () => {
  const document = documentOf(
    { ...office, name: 'Again' },
    { ...office, url: 'https://office.example.org/', user: 'rolf' },
    { ...office, name: 'Plain', url: 'http://plain.example.org' },
    { ...office, name: 'Strange', url: 'ftp://office.example.org' },
    { ...office, name: 'Broken', user: 7, danglingAfterMs: -1 },
    'nothing',
    { ...office, name: 'New', url: 'https://new.example.org' },
    { ...office, name: 'New again', url: 'https://NEW.example.org/' },
  )
  const { sites, skipped, asks } = must(readSiteList(document, [office]))
  expect(asks).toEqual([{ name: 'Plain', url: 'http://plain.example.org' }])
  expect(sites.map((site) => site.name)).toEqual(['New'])
  expect(withHints(skipped)).toEqual([
    { name: 'Again', place: 1, reason: 'This site is already here, with the same user.' },
    { name: 'Office', place: 2, reason: 'Another site here has this name already.' },
    { name: 'Strange', place: 4, reason: expect.stringContaining('not the address of a site') },
    { name: 'Broken', place: 5, reason: 'This is not a valid entry (user and danglingAfterMs).' },
    { name: null, place: 6, reason: 'This is not a valid entry.' },
    { name: 'New again', place: 8, reason: 'This site is already here, with the same user.' },
  ])
})

test.each([
  ['', 'no list of sites'],
  ['{"sites": []}', 'no list of sites'],
  ['[[[', 'no list of sites'],
  ['{"linoSessionConsole": {"version": 1, "sites": {}}}', 'no list of sites'],
  ['{"linoSessionConsole": {"version": 3}}', 'newer version'],
  [documentOf(...Array.from({ length: 1001 }, () => office)), 'at most 1000'],
])('what is no list is refused in plain words: %.40s', (document, words) => {
  const result = readSiteList(document, [])
  expect(result).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  expect(hintOf(result)).toContain(words)
})
