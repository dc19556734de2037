import type { DemoOptions } from './options.ts'
import type { DemoHooks } from './server/open-site.ts'
import { openDemoSite } from './server/open-site.ts'
import { openPort } from './server/port.ts'

/** A running demo site, and what tests and hosts may do with it behind the wire. */
export interface DemoSite extends DemoHooks {
  /** `http://127.0.0.1:<port>/` */
  url: string
  port: number
  close(): Promise<void>
}

/** Starts a demo site on 127.0.0.1. Rejects if the port is taken or the database cannot be opened. */
export async function startDemoSite(options: DemoOptions = {}): Promise<DemoSite> {
  const site = openDemoSite(options)
  const { port, close } = await openPort(options.port ?? 0, site.answer)
  return {
    ...site.hooks,
    url: `http://127.0.0.1:${port}${options.prefix ?? ''}/`,
    port,
    close: async () => {
      await close()
      site.close()
    },
  }
}
