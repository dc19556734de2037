import { describe, expect, it } from 'vitest'
import { cause } from '../../../../../contract/failure.ts'
import type { Cause } from '../../../../../contract/failure-causes.ts'
import type { SettingsStore } from '../../../../../core/ports.ts'
import { createExemptions, type Exemptions } from '../../../../../core/services/exemptions/exemptions.ts'
import type { ExemptedSite } from '../../../../../core/services/exemptions/site-known.ts'
import { memoryLocks, memorySettings, must } from '../../../../support/console.ts'
import { faultOf, hintOf } from '../../../../support/failures.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday, session } from '../../../../support/sessions.ts'

const url = 'https://lino.example'
const site = (siteId: string, more: Partial<ExemptedSite> = {}): ExemptedSite => ({
  siteId,
  url,
  name: 'lino.example',
  saved: true,
  demo: false,
  ...more,
})
const oneOff = site('once', { saved: false })
const ofLuc = { exemptionId: 'e1', siteId: 'first', kind: 'user', value: 'luc', at: monday }

function open(
  store: SettingsStore,
  present: readonly ExemptedSite[],
  unknown: Cause | 'absent' | null = null,
): Exemptions {
  return createExemptions({
    store,
    locks: memoryLocks(),
    clock: createFakeClock(monday),
    log: { write: () => undefined },
    randomId: () => 'e2',
    sites: { all: () => present.map((record) => ({ record })), whyUnknown: async () => unknown },
  })
}

async function filed(document: object): Promise<SettingsStore> {
  const store = memorySettings()
  await store.write(document)
  return store
}
const ofVersion1 = () => filed({ version: 1, exemptions: [ofLuc] })
const spares = async (exemptions: Exemptions, at: ExemptedSite): Promise<boolean> =>
  must(await exemptions.ofSite(at).look())(session({ user: 'luc' }))

describe('an exemption of one site', () => {
  it('survives that the site is removed and saved again, also from a file of version 1', async () => {
    const store = await ofVersion1()
    must(await open(store, [site('first')]).open())
    const again = open(store, [site('second'), site('other', { url: 'https://other.example' })])
    expect(await spares(again, site('second'))).toBe(true)
    expect(await spares(again, oneOff)).toBe(true)
    expect(await spares(again, site('other', { url: 'https://other.example' }))).toBe(false)
  })

  it('is written with the address of its site', async () => {
    const store = memorySettings()
    must(await open(store, [site('first')]).add({ siteId: 'first', kind: 'user', value: 'marc' }))
    expect(await store.read()).toMatchObject({ value: { version: 2, exemptions: [{ url }] } })
  })

  it('holds on every site if the file does not say which site it was', async () => {
    expect(await spares(open(await ofVersion1(), []), site('second'))).toBe(true)
  })

  it('does not follow a practice site to other sites', async () => {
    const store = await filed({ version: 1, exemptions: [{ ...ofLuc, siteId: 'demo-0' }] })
    expect(await spares(open(store, []), site('second'))).toBe(false)
    expect(await spares(open(store, [], 'absent'), oneOff)).toBe(false)
  })
})

describe('nobody knows which sites are saved', () => {
  const unreadable = cause('settingsUnreadable', { fault: faultOf('EACCES') })
  it.each([
    ['unreadable', unreadable, /EACCES/],
    ['of a newer version', cause('settingsNewer'), /newer/],
    ['put aside', cause('settingsLost', { keptAs: 'settings.kept.json' }), /kept as settings.kept.json.*Add/],
    ['missing, though an exemption names a site', 'absent', /missing.*Add/],
  ] as const)('kills nothing on a one-off if the settings are %s', async (_what, unknown, words) => {
    const exemptions = open(await ofVersion1(), [oneOff], unknown)
    const looked = await exemptions.ofSite(oneOff).look()
    expect(looked).toMatchObject({ ok: false, failure: { kind: 'storage', file: 'settings' } })
    expect(hintOf(looked)).toMatch(words)
    expect(hintOf(looked)).toContain('nothing is killed')
    expect((await exemptions.ofSite(site('saved')).look()).ok).toBe(true)
    expect((await exemptions.ofSite(site('demo-0', { saved: false, demo: true })).look()).ok).toBe(true)
  })

  it('kills on a one-off if there never were settings', async () => {
    expect((await open(memorySettings(), [oneOff], 'absent').ofSite(oneOff).look()).ok).toBe(true)
  })
})
