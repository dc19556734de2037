import { fc } from '../../../../support/properties.ts'
import { expect, test } from 'vitest'
import type { NewSite } from '../../../../../contract/console-api.ts'
import { writeSiteList } from '../../../../../core/services/sites/list-entries.ts'
import { planList } from '../../../../../core/services/sites/site-list.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../../../../core/domain/state.ts'
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

test.each(['json', 'csv'] as const)('what is exported as %s and imported is the same', async (format) => {
  const wanted = fc.uniqueArray(newSite, { maxLength: 6, selector: (site) => site.name })
  await fc.assert(
    fc.asyncProperty(wanted, async (sites) => {
      const [from, to] = [await startConsole(), await startConsole()]
      for (const site of sites) await from.api.addSite(site)
      const { document } = must(await from.api.exportSites({ format }))
      const before = must(await from.api.listSites({}))
      const accounts = new Set(before.map(({ url, user }) => `${url} ${user}`))
      fc.pre(accounts.size === before.length)
      const told = must(await to.api.importSites({ document }))
      expect(told).toMatchObject({ changed: [], same: 0, skipped: [], asks: [], withoutUser: 0 })
      expect(told.added).toEqual(before.map(({ name, url, user }) => ({ name, url, user })))
      const after = must(await to.api.listSites({}))
      expect(after).toEqual(before.map((site, index) => ({ ...site, siteId: after[index]?.siteId })))
      expect(must(await to.api.exportSites({ format })).document).toBe(document)
      const again = must(await to.api.importSites({ document }))
      expect(again).toMatchObject({ added: [], changed: [], same: before.length, skipped: [] })
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
  const added = [{ name: 'Office', url: office.url, user: 'robin' }]
  expect(must(await api.importSites({ document }))).toMatchObject({ added, skipped: [], asks: [] })
  const stored = await settings.read()
  expect(stored).toMatchObject({ value: { sites: [{ ...office, certificate: null }] } })
  const read = planList({ document }, [])
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
  const told = must(await api.importSites({ document }))
  expect(told).toMatchObject({ skipped: [], asks })
  const added = must(await api.listSites({}))
  expect(added.map(({ name, allowHttp }) => [name, allowHttp])).toEqual([
    ['Here', false],
    ['Office', false],
  ])
  const allowed = await api.importSites({ document, allowHttp: ['http://plain.example.org'] })
  expect(must(allowed)).toMatchObject({
    added: [plain[0]].map(({ name, url } = office) => ({ name, url })),
    asks: [asks[1]],
  })
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

/** A saved site with the usual settings. */
const present = (more: Readonly<Record<string, unknown>> = {}) => ({
  name: 'Office',
  url: office.url,
  user: 'robin',
  siteId: 'here',
  saved: true,
  demo: false,
  allowHttp: false,
  keepSeat: true,
  danglingAfterMs: defaultDanglingAfterMs,
  onNowMs: defaultOnNowMs,
  tags: [],
  folder: null,
  sessionsLimit: null,
  ...more,
})

test('sites whose entry does not do are left out with the reason', () => {
  const document = documentOf(
    { ...office, url: 'https://office.example.org/', user: 'rolf' },
    { ...office, name: 'Plain', url: 'http://plain.example.org' },
    { ...office, name: 'Strange', url: 'ftp://office.example.org' },
    { ...office, name: 'Broken', user: 7, danglingAfterMs: -1 },
    'nothing',
    { ...office, name: 'New', url: 'https://new.example.org' },
    { ...office, name: 'New again', url: 'https://NEW.example.org/' },
    { name: 'Nobody', url: 'https://nobody.example.org' },
    { ...office, name: 'Practice', url: 'http://127.0.0.1:4000' },
  )
  const practice = present({ name: 'Practice site', url: 'http://127.0.0.1:4000', saved: false, demo: true })
  const { added, skipped, asks, withoutUser } = must(planList({ document }, [present(), practice])).told
  expect(asks).toEqual([{ name: 'Plain', url: 'http://plain.example.org' }])
  expect(added.map((site) => site.name)).toEqual(['New'])
  expect(withHints(skipped)).toEqual([
    { name: 'Office', place: 1, reason: 'Another site here has this name already.' },
    { name: 'Strange', place: 3, reason: expect.stringContaining('not the address of a site') },
    { name: 'Broken', place: 4, reason: 'This is not a valid entry (user and danglingAfterMs).' },
    { name: null, place: 5, reason: 'This is not a valid entry.' },
    { name: 'New again', place: 7, reason: 'The list names this site twice.' },
    { name: 'Nobody', place: 8, reason: 'This is not a valid entry (user).' },
    { name: 'Practice', place: 9, reason: 'This site is already here, with the same user.' },
  ])
  expect(withoutUser).toBe(1)
})

test('a list changes what it says otherwise of a site that is here, and nothing else', async () => {
  const { api, close } = await startConsole()
  must(await api.addSite({ ...office, sessionsLimit: 50, tags: ['voga'], danglingAfterMs: 60_000 }))
  must(await api.addSite({ ...office, name: 'Plain', url: 'http://plain.example.org', allowHttp: true }))
  const document = documentOf(
    { ...office, name: 'Bureau', sessionsLimit: null, tags: ['voga', 'be'], allowHttp: true },
    { name: 'Plain', url: 'http://plain.example.org', user: 'robin' },
  )
  const before = must(await api.listSites({}))
  const told = must(await api.previewImport({ document }))
  expect(told).toMatchObject({ added: [], same: 1, skipped: [], asks: [] })
  expect(told.changed).toEqual([
    {
      ...office,
      changes: [
        { field: 'name', from: 'Office', to: 'Bureau' },
        { field: 'tags', from: ['voga'], to: ['voga', 'be'] },
        { field: 'sessionsLimit', from: 50, to: null },
      ],
    },
  ])
  expect(must(await api.listSites({})), 'a preview changes nothing').toEqual(before)
  expect(must(await api.importSites({ document }))).toEqual(told)
  expect(must(await api.listSites({}))).toMatchObject([
    { name: 'Bureau', sessionsLimit: null, tags: ['voga', 'be'], danglingAfterMs: 60_000, allowHttp: false },
    { name: 'Plain', allowHttp: true },
  ])
  await close()
})

test('another address or user is another site, which has nothing of the one that is here', () => {
  const here = present({ allowHttp: true })
  const moved = { ...office, name: 'Moved', url: 'https://office.example.org/other' }
  const document = documentOf(moved, { ...office, name: 'Rolf', user: 'rolf' })
  const { told, sites } = must(planList({ document }, [here]))
  expect(told.changed).toEqual([])
  expect(told.added.map(({ name }) => name)).toEqual(['Moved', 'Rolf'])
  expect(sites.every(({ allowHttp }) => !allowHttp)).toBe(true)
})

test('a table of another program needs only addresses, and somebody who signs in', () => {
  const document =
    '\ufeffWebadresse;Kunde;Passwort\r\nlino.example.org/voga;Müller;geheim\r\nhttps://b.example;;\r\n'
  const { told } = must(planList({ document, user: 'robin' }, []))
  expect(told.added).toEqual([
    { name: 'Müller', url: 'https://lino.example.org/voga', user: 'robin' },
    { name: 'b.example', url: 'https://b.example', user: 'robin' },
  ])
  expect(JSON.stringify(told)).not.toContain('geheim')
  expect(must(planList({ document }, [])).told.withoutUser).toBe(2)
})

test('any text is read or refused, and never throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(',', ';', '\t', '"', '\n', '\r', 'a', '.be', 'url', "'", '=', '\\x3b', '{', '['),
    }),
    fc.json(),
  )
  fc.assert(
    fc.property(text, (document) => {
      const result = planList({ document }, [present()])
      expect(result.ok || result.failure.kind === 'usage').toBe(true)
    }),
  )
})

test.each([
  ['', 'no list of sites'],
  ['{"sites": []}', 'no list of sites'],
  ['[[[', 'no list of sites'],
  ['a letter to my aunt', 'no list of sites'],
  ['name,user\nOffice,robin', 'no list of sites'],
  ['{"linoSessionConsole": {"version": 1, "sites": {}}}', 'no list of sites'],
  ['{"linoSessionConsole": {"version": 3}}', 'newer version'],
  [documentOf(...Array.from({ length: 1001 }, () => office)), 'at most 1000'],
  ['url\n' + 'https://office.example.org\n'.repeat(1001), 'at most 1000'],
])('what is no list is refused in plain words: %.40s', (document, words) => {
  const result = planList({ document }, [])
  expect(result).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  expect(hintOf(result)).toContain(words)
})
