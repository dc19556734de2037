import { openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('the address with the token opens one window, and a second use is refused', async ({
  page,
  host,
  browser,
}) => {
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  expect(page.url(), 'the token has left the address bar').toBe(`${new URL(host.url).origin}/`)
  await page.reload()
  await expect(page.getByTestId('welcome')).toBeVisible()

  const stranger = await browser.newContext()
  const second = await stranger.newPage()
  const answer = await second.goto(host.url)
  expect(answer?.status()).toBe(403)
  await expect(second.getByTestId('welcome')).toHaveCount(0)
  await stranger.close()
})

test('a page of another origin is refused, even with the window’s cookie in the same browser', async ({
  page,
  host,
  startDemo,
  mayComplain,
}) => {
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  const { origin } = new URL(host.url)
  // Same machine, same name, another port: a browser takes it for the same site and sends the cookie along.
  const other = await startDemo({ sessions: 1 })
  const stranger = new URL(other.url).origin
  const ask = async (from: string): Promise<number> => {
    const headers = { origin: from, 'content-type': 'application/json' }
    return (await page.request.post(`${origin}/api/listSites`, { headers, data: '{}' })).status()
  }
  expect(await ask(origin)).toBe(200)
  expect(await ask(stranger)).toBe(403)

  mayComplain.push(/^Failed to load resource/, /CORS policy/) // what the browser tells the stranger
  await page.goto(`${other.url}media/nothing`)
  const read = await page.evaluate(
    (url) => fetch(url, { credentials: 'include' }).then(String, () => 'refused'),
    `${origin}/`,
  )
  expect(read).toBe('refused')
})

/** What the browser says when nobody answers any more. */
const unanswered = /^Failed to load resource: net::ERR_/

test('quitting signs out of the site, and the window says that the console has quit', async ({
  page,
  host,
  startDemo,
  mayComplain,
}) => {
  mayComplain.push(unanswered)
  const site = await startDemo({ sessions: 8 })
  await openSite(page, host.url, { url: site.url })
  expect(site.sessions()).toHaveLength(9)
  expect(await host.stop('SIGTERM')).toBe(0)
  expect(site.sessions(), 'no session of the console is left').toHaveLength(8)
  await expect(page.getByTestId('lost-banner')).toContainText('The console has quit; start it again.')
})

test('a console that was killed leaves the window with its last rows, and with words', async ({
  page,
  host,
  startDemo,
  mayComplain,
}) => {
  mayComplain.push(unanswered)
  const site = await startDemo({ sessions: 8 })
  await openSite(page, host.url, { url: site.url })
  await host.stop('SIGKILL')
  await expect(page.getByTestId('lost-banner')).toContainText('What you see is what it last told.')
  await expect(rows(page).first()).toBeVisible()
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('notice').or(page.getByTestId('lost-banner'))).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})
