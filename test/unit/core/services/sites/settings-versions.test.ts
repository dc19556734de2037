import { describe, expect, it } from 'vitest'
import type { SettingsStore } from '../../../../../core/ports.ts'
import { planList } from '../../../../../core/services/sites/site-list.ts'
import { memorySettings, must, startConsole } from '../../../../support/console.ts'

/** As 0.1.0 wrote it. */
const settingsOf010 = {
  version: 1,
  sites: [
    {
      siteId: '7c2d4e0a-5a0c-4f43-9a0b-0d3f0f0f8f11',
      name: 'Weleup',
      url: 'https://weleup.example.org',
      user: 'robin',
      allowHttp: false,
      danglingAfterMs: 172_800_000,
      sessionsLimit: 50,
      keepSeat: false,
      certificate: { pem: 'PEM', fingerprint: 'AB:CD', validTo: null },
    },
  ],
}

/** As 0.1.0 exported it. */
const listOf010 = JSON.stringify({
  linoSessionConsole: {
    version: 1,
    sites: [
      {
        name: 'Weleup',
        url: 'https://weleup.example.org',
        user: 'robin',
        allowHttp: false,
        danglingAfterMs: 172_800_000,
        sessionsLimit: 50,
        keepSeat: false,
        certificate: { fingerprint: 'AB:CD', validTo: null },
      },
    ],
  },
})

const listed = { onNowMs: 900_000, tags: [], folder: null }
const usual = { ...listed, signsItselfIn: false }

async function storeOf(document: object): Promise<SettingsStore> {
  const settings = memorySettings()
  await settings.write(document)
  return settings
}

describe('settings', () => {
  it('of 0.1.0 are read, stay as they are until a change, and are then of version 2', async () => {
    const settings = await storeOf(settingsOf010)
    const { api, close } = await startConsole({ settings })
    const [site] = must(await api.listSites({}))
    const { certificate, ...written } = settingsOf010.sites[0] ?? { certificate: null }
    expect(site).toMatchObject({ ...written, ...usual, saved: true })
    expect(site?.certificate).toEqual({ fingerprint: 'AB:CD', validTo: null })
    expect(await settings.read()).toEqual({ kind: 'document', value: settingsOf010 })
    must(await api.changeSite({ siteId: site?.siteId ?? '', tags: ['voga'], signsItselfIn: true }))
    await close()
    const changed = { ...written, certificate, ...usual, tags: ['voga'], signsItselfIn: true }
    expect(await settings.read()).toEqual({ kind: 'document', value: { version: 2, sites: [changed] } })
    const second = await startConsole({ settings })
    expect(must(await second.api.listSites({}))[0]).toMatchObject({ tags: ['voga'], signsItselfIn: true })
    await second.close()
  })

  it('of a newer version are left alone, and that is said', async () => {
    const newer = { ...settingsOf010, version: 3 }
    const settings = await storeOf(newer)
    const { api, close } = await startConsole({ settings })
    expect(must(await api.appInfo({})).sitesUnread).toMatchObject({ cause: 'settingsNewer' })
    await api.addSite({ name: 'Eupen', url: 'https://eupen.example.org', user: 'robin' })
    expect(await settings.read()).toEqual({ kind: 'document', value: newer })
    await close()
  })

  it('a site that becomes another one no longer signs itself in', async () => {
    const settings = await storeOf(settingsOf010)
    const { api, close } = await startConsole({ settings })
    const { siteId } = must(await api.listSites({}))[0] ?? { siteId: '' }
    must(await api.changeSite({ siteId, signsItselfIn: true }))
    expect(must(await api.changeSite({ siteId, name: 'Weleup 2' })).signsItselfIn).toBe(true)
    expect(must(await api.changeSite({ siteId, user: 'rolf' })).signsItselfIn).toBe(false)
    await close()
  })
})

describe('a list of sites', () => {
  it('of 0.1.0 is imported', () => {
    const read = planList({ document: listOf010 }, [])
    expect(must(read).sites).toEqual([
      {
        name: 'Weleup',
        url: 'https://weleup.example.org',
        user: 'robin',
        allowHttp: false,
        danglingAfterMs: 172_800_000,
        sessionsLimit: 50,
        keepSeat: false,
        ...listed,
      },
    ])
  })

  it('says nothing about who signs in by itself, and cannot make a site do so', async () => {
    const { api, close } = await startConsole()
    const document = listOf010.replace('"name"', '"signsItselfIn":true,"name"')
    must(await api.importSites({ document }))
    expect(must(await api.listSites({}))[0]?.signsItselfIn).toBe(false)
    const exported = must(await api.exportSites({})).document
    expect(JSON.parse(exported)).toMatchObject({ linoSessionConsole: { version: 2 } })
    expect(exported).not.toContain('signsItselfIn')
    await close()
  })
})
