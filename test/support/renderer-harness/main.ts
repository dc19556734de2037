import { FakeConsole } from './fake-console.ts'
import { seededSites } from './seeded-sites.ts'

/** `?only=demo`: the first start. `?latency=MS&kill=MS`: how slow. `?keychain=1`: passwords last. `window.fake` is there for scripts. */
const query = new URLSearchParams(location.search)
const fake = new FakeConsole(seededSites(Date.now(), query.get('only')), {
  latencyMs: Number(query.get('latency') ?? 20),
  killMs: Number(query.get('kill') ?? 10),
  keychain: query.get('keychain') === '1',
})
Object.assign(window, { linoConsole: fake.api, fake })
await import('../../../renderer/index.tsx')
