import { describe, expect, it } from 'vitest'
import { settingsFacts } from '../../../../../main/cli/diagnosis/settings.ts'

const site = {
  siteId: '3bed554e-87dd-4170-90b3-b1fd23d370cb',
  url: 'https://lino.example',
  user: 'robin',
  allowHttp: false,
  danglingAfterMs: 345_600_000,
  sessionsLimit: null,
  keepSeat: true,
  certificate: null,
}
const factsOf = (change: object) =>
  settingsFacts(JSON.stringify({ version: 2, sites: [{ ...site, ...change }] }))

describe('what is shown of a site of the settings', () => {
  it('is what the log calls it, how it is spoken to, and its figures', () => {
    expect(factsOf({})).toEqual({
      version: 2,
      sites: [
        {
          site: '3bed554e',
          scheme: 'https',
          allowHttp: false,
          danglingAfterMs: 345_600_000,
          sessionsLimit: null,
          keepSeat: true,
          ownCertificate: false,
        },
      ],
    })
  })

  it.each([
    [{ url: 'http://lino.example' }, { scheme: 'http' }],
    [{ url: 'file:///etc/passwd' }, { scheme: null }],
    [{ url: 'no address' }, { scheme: null }],
    [{ url: 7 }, { scheme: null }],
    [{ certificate: { pem: 'x' } }, { ownCertificate: true }],
    [{ certificate: undefined }, { ownCertificate: false }],
    [{ siteId: 'robins-site' }, { site: null }],
    [{ allowHttp: 'robin' }, { allowHttp: null }],
    [{ sessionsLimit: 'robin' }, { sessionsLimit: null }],
  ])('by %j is %j', (change, facts) => {
    expect(factsOf(change)?.sites).toMatchObject([facts])
  })
})
