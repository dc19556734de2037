import { describe, expect, it } from 'vitest'
import { memorySettings, must, startConsole } from '../../../../support/console.ts'

const office = { name: 'Office', url: 'https://office.example.org', user: 'robin' }

describe('the names of sites', () => {
  it('differ: another site’s name is refused, and nothing has changed', async () => {
    const { api } = await startConsole()
    must(await api.addSite(office))
    const { siteId } = must(await api.addSite({ ...office, name: 'School', user: 'rolf' }))
    expect(await api.addSite({ ...office, user: 'romain' })).toMatchObject({ failure: { kind: 'usage' } })
    expect(await api.changeSite({ siteId, name: 'Office' })).toMatchObject({ failure: { kind: 'usage' } })
    expect(must(await api.listSites({})).map(({ name }) => name)).toEqual(['Office', 'School'])
  })

  it('can be kept while something else is changed, because a form sends everything that it shows', async () => {
    const { api } = await startConsole()
    const { siteId } = must(await api.addSite(office))
    const change = { siteId, name: 'Office', sessionsLimit: 50 }
    expect(await api.changeSite(change)).toMatchObject({
      ok: true,
      value: { name: 'Office', sessionsLimit: 50 },
    })
  })

  it('are free again once the site is gone or has another one', async () => {
    const { api } = await startConsole()
    const { siteId } = must(await api.addSite(office))
    must(await api.changeSite({ siteId, name: 'Bureau' }))
    const second = must(await api.addSite({ ...office, user: 'rolf' }))
    must(await api.removeSite({ siteId: second.siteId }))
    expect(await api.changeSite({ siteId, name: 'Office' })).toMatchObject({ ok: true })
  })

  it.each(['http://127.0.0.1:18731', ' HTTPS://lino.example.com', 'lino.example.com', 'lino:8000'])(
    'are no addresses of other sites, such as %s',
    async (name) => {
      const { api } = await startConsole()
      const refused = { failure: { kind: 'usage', cause: 'nameIsOtherAddress' } }
      expect(await api.addSite({ ...office, name })).toMatchObject(refused)
      const { siteId } = must(await api.addSite(office))
      expect(await api.changeSite({ siteId, name })).toMatchObject(refused)
      const list = { linoSessionConsole: { version: 1, sites: [{ ...office, name, user: 'rolf' }] } }
      expect(must(await api.importSites({ document: JSON.stringify(list) }))).toMatchObject({
        added: [],
        skipped: [{ place: 1, reason: { cause: 'nameIsOtherAddress' } }],
      })
      expect(must(await api.listSites({})).map((each) => each.name)).toEqual(['Office'])
    },
  )

  it('may be the site’s own address, until it moves', async () => {
    const { api } = await startConsole()
    const { siteId } = must(await api.addSite({ ...office, name: 'office.example.org' }))
    expect(await api.changeSite({ siteId, url: 'https://lino.example.com' })).toMatchObject({
      failure: { kind: 'usage' },
    })
    must(await api.changeSite({ siteId, url: 'https://lino.example.com', name: 'Lino' }))
  })

  it('that read as another address were possible before: such a site can be changed and removed', async () => {
    const settings = memorySettings()
    await settings.write({ version: 1, sites: [{ ...office, siteId: 's1', name: 'http://127.0.0.1:1' }] })
    const { api } = await startConsole({ settings })
    must(await api.changeSite({ siteId: 's1', name: 'http://127.0.0.1:1', sessionsLimit: 5 }))
    must(await api.removeSite({ siteId: 's1' }))
  })
})
