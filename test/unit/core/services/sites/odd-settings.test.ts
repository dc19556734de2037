import { describe, expect, it } from 'vitest'
import { planList } from '../../../../../core/services/sites/site-list.ts'
import { memorySettings, must, startConsole } from '../../../../support/console.ts'
import { withHints } from '../../../../support/failures.ts'

const fourDays = 4 * 86_400_000
const mostDays = 3650 * 86_400_000
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':')
const office = { siteId: 'a', name: 'Office', url: 'https://office.example.org', user: 'robin' }
const school = {
  ...office,
  siteId: 'b',
  name: 'School',
  user: 'rolf',
  danglingAfterMs: 60_000,
  sessionsLimit: 7,
}

/** As they are after JSON.parse: `1e999` is Infinity there. */
const odd = [
  '1e300',
  '1e999',
  '-1e999',
  '-1',
  '0.5',
  '60000.5',
  '"Infinity"',
  '"60000"',
  '{}',
  '[1]',
  'true',
].map((text) => [text, JSON.parse(text) as unknown] as const)

/** A console that finds the second site as it should be beside this one. */
async function startWith(site: Readonly<Record<string, unknown>>) {
  const settings = memorySettings()
  await settings.write({ version: 1, sites: [{ ...office, ...site }, school] })
  const { api, close } = await startConsole({ settings })
  const [first, second] = must(await api.listSites({}))
  const { notices } = must(await api.appInfo({}))
  expect(second).toMatchObject({ name: 'School', danglingAfterMs: 60_000, sessionsLimit: 7 })
  return { api, close, settings, first, notices }
}

describe('a figure of the settings that cannot be loses no site', () => {
  it.each([...odd, ['null', null], ['0', 0], ['59999', 59_999], ['too long', mostDays + 1]] as const)(
    'a threshold of %s is the usual one, and that is said',
    async (_, danglingAfterMs) => {
      const { first, notices, close } = await startWith({ danglingAfterMs })
      expect(first).toMatchObject({ name: 'Office', danglingAfterMs: fourDays })
      expect(withHints(notices)).toEqual([
        'The settings hold no possible threshold of Office: sessions are dangling after 4 days.',
      ])
      await close()
    },
  )

  it.each([...odd, ['too many', 1_000_001]] as const)(
    'a sessions limit of %s is not known, and that is said',
    async (_, sessionsLimit) => {
      const { first, notices, close } = await startWith({ sessionsLimit })
      expect(first).toMatchObject({ name: 'Office', sessionsLimit: null })
      expect(withHints(notices)).toEqual([
        'The settings hold no possible sessions limit of Office: it is not known now.',
      ])
      await close()
    },
  )

  // 0.1.0 wrote null if the certificate named no end.
  it.each([...odd.filter(([text]) => !['-1', '0.5', '60000.5'].includes(text)), ['null', null]] as const)(
    'a certificate’s end of %s is not known, and the certificate stays trusted',
    async (_, validTo) => {
      const { first, notices, close } = await startWith({ certificate: { pem: 'PEM', fingerprint, validTo } })
      expect(first?.certificate).toEqual({ fingerprint, validTo: null })
      expect(notices).toEqual([])
      await close()
    },
  )

  it('figures that can be, and those that are left out, stay without a word', async () => {
    for (const site of [{}, { danglingAfterMs: mostDays, sessionsLimit: 0 }, { sessionsLimit: null }]) {
      const { first, notices, close } = await startWith(site)
      expect(first).toMatchObject({ danglingAfterMs: fourDays, sessionsLimit: null, ...site })
      expect(notices).toEqual([])
      await close()
    }
  })

  it('is said until the settings are written again', async () => {
    const { api, settings, close } = await startWith({ danglingAfterMs: 1e300, sessionsLimit: -1 })
    must(await api.changeSite({ siteId: 'a', name: 'Bureau' }))
    await close()
    const second = await startConsole({ settings })
    expect(must(await second.api.appInfo({})).notices).toEqual([])
    expect(must(await second.api.listSites({}))[0]).toMatchObject({
      name: 'Bureau',
      danglingAfterMs: fourDays,
      sessionsLimit: null,
    })
    await second.close()
  })
})

describe('a figure of an imported list that cannot be', () => {
  const site = { name: 'Office', url: office.url, user: 'robin' }
  it.each(odd.map(([text]) => text))('of %s leaves out its own site alone, with the reason', (text) => {
    for (const field of ['danglingAfterMs', 'sessionsLimit']) {
      const sites = [
        { ...site, [field]: '@' },
        { ...site, name: 'School', user: 'rolf', sessionsLimit: 7 },
      ]
      const document = JSON.stringify({ linoSessionConsole: { version: 1, sites } }).replace('"@"', text)
      const read = must(planList({ document }, []))
      expect(read.sites.map(({ name }) => name)).toEqual(['School'])
      expect(withHints(read.told.skipped)).toEqual([
        { name: 'Office', place: 1, reason: `This is not a valid entry (${field}).` },
      ])
    }
  })
})
