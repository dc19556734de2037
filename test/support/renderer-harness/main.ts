import { FakeConsole } from './fake-console.ts'
import { seededInterrupted, seedExemptions, seedRecords } from './seeded-records.ts'
import { manySites } from './many-sites.ts'
import { seededSites } from './seeded-sites.ts'

/**
 * `?only=demo`: the first start. `?latency=MS&kill=MS`: how slow. `?keychain=1`: passwords last.
 * `?interrupted=1`: interrupted runs. `?log=N&exemptions=N`: the number of entries. `?sites=N`: a provider's
 * many sites. `window.fake` is there for scripts.
 */
const query = new URLSearchParams(location.search)
const now = Date.now()
const many = Number(query.get('sites') ?? 0)
const fake = new FakeConsole(many > 0 ? manySites(now, many) : seededSites(now, query.get('only')), {
  latencyMs: Number(query.get('latency') ?? 20),
  killMs: Number(query.get('kill') ?? 10),
  keychain: query.get('keychain') === '1',
  ...(query.get('interrupted') === '1' && { interrupted: seededInterrupted(now) }),
})
if (query.has('exemptions')) seedExemptions(fake, Number(query.get('exemptions')))
if (query.has('log')) {
  fake.records.entries = []
  seedRecords(fake, Number(query.get('log')), now)
}
Object.assign(window, { linoConsole: fake.api, fake })
await import('../../../renderer/index.tsx')
