import { expect, test as base, type Page } from '@playwright/test'
import type { DemoOptions } from '../../../demo/options.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { startBrowserHost, type BrowserHost } from '../browser-host.ts'

interface Fixtures {
  /** The practice sites are there. Off unless a test is about them. */
  readonly practice: boolean
  /** The built browser host, in a separate process, with its own data folder. */
  readonly host: BrowserHost
  /** Starts a demo site, which ends with the test. */
  readonly startDemo: (options?: DemoOptions) => Promise<DemoSite>
  /**
   * What the browser may report in this test. Any other error, warning or violation in the page fails the
   * test.
   */
  readonly mayComplain: RegExp[]
}

/** The window over the real host: errors in the page and violations of its policy fail every test. */
export const test = base.extend<Fixtures>({
  practice: [false, { option: true }],
  host: async ({ practice }, use) => {
    const host = await startBrowserHost({ demo: practice })
    await use(host)
    await host.stop()
  },
  startDemo: async ({}, use) => {
    const sites: DemoSite[] = []
    await use(async (options = {}) => {
      const site = await startDemoSite(options)
      sites.push(site)
      const close = (): Promise<void> => {
        sites.splice(sites.indexOf(site), 1)
        return site.close()
      }
      return { ...site, close }
    })
    await Promise.all(sites.map((site) => site.close()))
  },
  mayComplain: [
    // After the host, so that this ends first: a page complains when its host has quit.
    async ({ page, host }, use) => {
      const complaints: string[] = []
      const mayComplain: RegExp[] = []
      page.on('pageerror', (error) => complaints.push(`error in the page: ${error.message}`))
      // A violation of the Content-Security-Policy is reported as an error, too.
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('crash', () => complaints.push('the page crashed'))
      await use(mayComplain)
      const unexpected = complaints.filter((each) => !mayComplain.some((pattern) => pattern.test(each)))
      expect(unexpected, 'the page has nothing to complain of').toEqual([])
      expect(host.said(), 'the host has stumbled over nothing').not.toMatch(/^\s+at /m)
    },
    { auto: true },
  ],
})

export { expect, type Page }
