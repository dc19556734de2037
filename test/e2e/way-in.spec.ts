import type { RequestListener } from 'node:http'
import { startServer } from '../support/e2e/servers.ts'
import { openSite, rows } from '../support/e2e/steps.ts'
import { expect, type Page, test } from '../support/e2e/test.ts'

/** What the browser says of a request that the host has refused. */
const refused = /^Failed to load resource: the server responded with a status of 403/

const expectLocked = async (page: Page): Promise<void> => {
  await expect(page.getByTestId('locked')).toContainText('press Enter')
  await expect(page.getByTestId('add-site')).toHaveCount(0)
}

test('the address lets one tab in, which survives a reload, and refuses a second use', async ({
  page,
  host,
  browser,
}) => {
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  expect(page.url(), 'the token has left the address bar').toBe(`${new URL(host.url).origin}/`)
  await page.reload()
  await expect(page.getByTestId('welcome')).toBeVisible()
  expect(await page.context().cookies(), 'there is no cookie that could be sent elsewhere').toEqual([])

  const stranger = await browser.newContext()
  const second = await stranger.newPage()
  await second.goto(host.url)
  await expectLocked(second)
  await stranger.close()
})

test('a second tab asks for an address: the terminal prints one, and so does the tab that is open', async ({
  page,
  host,
  context,
}) => {
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  const second = await context.newPage()
  await second.goto(new URL(host.url).origin)
  await expectLocked(second)
  // Pasted into the same tab: the address differs behind the # only.
  await second.goto(await host.newAddress())
  await expect(second.getByTestId('welcome')).toBeVisible()

  await page.getByTestId('list-menu').click()
  await page.getByTestId('open-address').click()
  const address = await page.getByTestId('address').inputValue()
  const third = await context.newPage()
  await third.goto(address)
  await expect(third.getByTestId('welcome')).toBeVisible()
  for (const each of [page, second, third]) {
    await each.reload()
    await expect(each.getByTestId('welcome')).toBeVisible()
  }
})

test('a tab with an old secret says what to do, and an old address does no harm', async ({
  page,
  host,
  mayComplain,
}) => {
  mayComplain.push(refused)
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  await page.goto(`${new URL(host.url).origin}/#token=made-up`)
  await expect(page.getByTestId('welcome')).toBeVisible()
  // As after a start of another console on the same port.
  await page.evaluate(() => sessionStorage.setItem('page-secret', 'of-another-console'))
  await page.reload()
  await expectLocked(page)
})

/**
 * Overwrites what it can guess, and fills the jar of 127.0.0.1: 45 large cookies for each of the paths /0 to
 * /3.
 */
function spoilCookies(port: string): RequestListener {
  const planted = [`lino-console-${port}=planted; Path=/`, 'page-secret=planted; Path=/']
  const large = (batch: string): string[] =>
    Array.from({ length: 45 }, (_, at) => `large${batch}-${at}=${'x'.repeat(4000)}; Path=/`)
  return ({ url = '/' }, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'Set-Cookie': [...planted, ...large(url.slice(1))],
    })
    response.end('<!doctype html><title>Another port</title>')
  }
}

test('a server at another port of 127.0.0.1, in the same browser, gets nothing, calls nothing and spoils nothing', async ({
  page,
  host,
  context,
  mayComplain,
}) => {
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  const { origin, port } = new URL(host.url)
  const secret = await page.evaluate(() => sessionStorage.getItem('page-secret'))
  const got: string[] = []
  const spoil = spoilCookies(port)
  await using other = await startServer((request, response) => {
    got.push(JSON.stringify(request.headers))
    spoil(request, response)
  })
  mayComplain.push(refused, /CORS policy/, /ERR_FAILED/, /ERR_BLOCKED/)
  const stranger = await context.newPage()
  for (const batch of [0, 1, 2, 3]) await stranger.goto(`${other.url}${batch}`)
  expect(got.join('\n'), 'nothing of ours is sent to it').not.toContain(secret)

  const site = { name: 'Planted', url: 'http://127.0.0.1:1/', user: 'robin' }
  const outcomes = await stranger.evaluate(
    async ([at, body]) => {
      const answer = async (path: string, init: RequestInit): Promise<string> => {
        try {
          const response = await fetch(`${at}${path}`, init)
          return response.type === 'opaque' ? 'nothing to read' : await response.text()
        } catch {
          return 'refused'
        }
      }
      const json = { 'content-type': 'application/json' }
      const post = { method: 'POST', body, credentials: 'include' } as const
      const news = new EventSource(`${at}/api/events`, { withCredentials: true })
      const heard = new Promise<string>((resolve) => {
        news.onopen = () => resolve('heard')
        news.onerror = () => resolve('refused')
      })
      return [
        await answer('/api/addSite', { ...post, headers: json }),
        await answer('/api/addSite', { ...post, headers: { ...json, 'lino-console-page': 'planted' } }),
        await answer('/api/addSite', { ...post, mode: 'no-cors' }),
        await answer('/page/address', { ...post, headers: json }),
        await answer('/page/enter', { ...post, mode: 'no-cors' }),
        await answer('/api/listSites', { credentials: 'include' }),
        await answer('/', { credentials: 'include' }),
        await heard,
      ]
    },
    [origin, JSON.stringify(site)] as const,
  )
  for (const outcome of outcomes) expect(outcome).toMatch(/^(refused|nothing to read)$/)

  // The cookies that it has set go to the console, too, which is none the worse for them.
  expect((await context.cookies(origin)).length).toBeGreaterThan(100)
  await page.reload()
  await expect(page.getByTestId('welcome')).toBeVisible()
  await expect(page.getByText('Planted')).toHaveCount(0)
  const another = await context.newPage()
  await another.goto(await host.newAddress())
  await expect(another.getByTestId('welcome')).toBeVisible()
})

test('a form of another page cannot call the console', async ({ page, host, context }) => {
  await page.goto(host.url)
  const { origin } = new URL(host.url)
  await using other = await startServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(
      `<form method="post" enctype="text/plain" action="${origin}/api/signOut"><input name='{"siteId":"' value='"}'><button>go</button></form>`,
    )
  })
  const stranger = await context.newPage()
  await stranger.goto(other.url)
  const [answer] = await Promise.all([
    stranger.waitForResponse(`${origin}/api/signOut`),
    stranger.getByRole('button').click(),
  ])
  expect(answer.status()).toBe(403)
})

/** What the browser says when nobody answers any longer. */
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
  await expect(page.getByTestId('lost-banner')).toContainText('The console has quit. Start it again.')
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
  await expect(page.getByTestId('lost-banner')).toContainText('You see what it last told.')
  await expect(rows(page).first()).toBeVisible()
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('notice').or(page.getByTestId('lost-banner'))).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})
