import { practiceSiteId } from '../../domain/practice-site.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../domain/state.ts'
import { trimEnd } from '../../domain/trim-end.ts'
import type { Log, Ports } from '../../ports.ts'
import { openAccount } from './accounts.ts'
import { createMemorySecrets } from './memory-secrets.ts'
import type { PresentSites } from './present-sites.ts'

/** Starts the practice sites of this run, if it has some. Their passwords are known, and only in memory. */
export async function startPracticeSites(ports: Ports, sites: PresentSites, log: Log): Promise<void> {
  for (const demo of (await ports.demoSites?.start()) ?? []) {
    const { name, user, sessionsLimit, password } = demo
    const url = trimEnd(demo.url, '/')
    const secrets = createMemorySecrets()
    await openAccount(secrets, url, user, log).change({ password })
    const record = {
      siteId: practiceSiteId(sites.all().length),
      name,
      url,
      user,
      sessionsLimit,
      allowHttp: false,
      danglingAfterMs: defaultDanglingAfterMs,
      onNowMs: defaultOnNowMs,
      tags: [],
      folder: null,
      saved: false,
      demo: true,
      keepSeat: false,
      signsItselfIn: false,
      certificate: null,
    }
    sites.add(record, secrets)
  }
}
