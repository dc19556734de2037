import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { doTheMainJob } from '../support/e2e/main-job.ts'
import { addSite, giveThePassword } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const password = 'Xq7vT2mK9wLp4RzN8cYb3GhJ6dFs5A'

/** Everything in the folder, names included. */
function contentsOf(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return files.map((file) => `${file}\n${readFileSync(file, 'latin1')}`).join('\n')
}

/** What the system shows to every program of this user about another one. */
const toldOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'latin1') + readFileSync(`/proc/${pid}/environ`, 'latin1')

/** The page's whole memory: strings, objects and the DOM. */
async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return chunks.join('')
}

test('after a full run no password and no session key is anywhere: page, data folder, log, arguments, environment', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 120, dangling: 60, password })
  const live = site.sessions().filter((row) => row.expire > site.now()).length
  const before = site.sessions().map((row) => row.key)
  // A refused password is a secret, too: it may be the right one of another site.
  await page.goto(host.url)
  await addSite(page, { url: site.url, name: 'Mistyped' })
  await giveThePassword(page, `${password}!`)
  await expect(page.getByTestId('sign-in-failure')).toBeVisible()
  await doTheMainJob(page, {
    consoleUrl: new URL('/', host.url).href,
    siteUrl: site.url,
    live,
    dangling: 60,
    password,
  })
  const keys = new Set([...before, ...site.sessions().map((row) => row.key)])

  const places = {
    page: await heapOf(page),
    'data folder': contentsOf(host.home),
    'arguments and environment': toldOf(host.process.pid ?? 0),
    'what the host said': host.said(),
  }
  for (const [place, text] of Object.entries(places)) {
    expect(text.includes(password), `the password stands in: ${place}`).toBe(false)
    for (const key of keys) {
      expect(text.includes(key.slice(0, 10)), `more than six characters of a key stand in: ${place}`).toBe(
        false,
      )
    }
  }
  // The scan itself works: what is shown is found.
  expect(places.page).toContain([...keys][0]?.slice(0, 6))
  expect(places['data folder']).toContain('My site')
})
