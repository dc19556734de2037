import { describe, expect, it } from 'vitest'
import { must, startConsole } from '../../../support/console.ts'

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

  it('can be kept while something else is changed, as a form sends all that it shows', async () => {
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
})
