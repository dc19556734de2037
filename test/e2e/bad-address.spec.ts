import { startServer } from '../support/e2e/servers.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'

/** Types an address into the form for a new site, and asks what it is. */
async function check(page: Page, url: string): Promise<void> {
  await page.getByTestId('site-url').fill(url)
  await page.getByTestId('site-check').click()
}

test.beforeEach(async ({ page, host }) => {
  await page.goto(host.url)
  await page.getByTestId('add-site').click()
})

test.afterEach(async ({ page }) => {
  // The form still has what was typed, so that it can be put right.
  await expect(page.getByTestId('site-url')).not.toHaveValue('')
  await expect(page.getByTestId('site-check')).toBeEnabled()
})

const wrong: readonly (readonly [what: string, url: string, words: string])[] = [
  [
    'no address at all',
    'our lino',
    'This is not the address of a site. It looks like https://lino.example.com.',
  ],
  ['another scheme', 'ftp://lino.example.com', 'This is not the address of a site.'],
  ['a script', 'javascript:alert(1)', 'This is not the address of a site.'],
  ['a name that nobody has', 'https://lino.invalid', 'lino.invalid cannot be reached'],
  ['a port where nobody answers', 'http://127.0.0.1:9', '127.0.0.1:9 cannot be reached'],
]
for (const [what, url, words] of wrong) {
  test(`${what} is reported in a sentence`, async ({ page }) => {
    await check(page, url)
    await expect(page.getByRole('alert')).toContainText(words)
  })
}

test('an address left empty is asked for', async ({ page }) => {
  await page.getByTestId('site-check').click()
  await expect(page.getByRole('alert')).toHaveText('Enter the site’s address.')
  await page.getByTestId('site-url').fill('x')
})

test('plain http to another machine needs the user’s word, and nothing is sent before', async ({ page }) => {
  await check(page, 'http://lino.invalid')
  await expect(page.getByTestId('probe-failure')).toContainText('is not encrypted')
  await page.getByTestId('site-allow-http').check()
  await page.getByTestId('site-check').click()
  await expect(page.getByTestId('probe-failure')).toContainText('lino.invalid cannot be reached')
})

test('a web server that is no Lino is distinguished from one that is', async ({ page }) => {
  await using server = await startServer((request, response) => {
    response.statusCode = request.url === '/' ? 200 : 404
    response.end('<!DOCTYPE html><title>Bakery</title><h1>Fresh bread</h1>')
  })
  await check(page, server.url)
  await expect(page.getByTestId('probe-failure')).toContainText('There is no Lino site at this address')
})

test('a server that answers everything with a page of its own is no Lino', async ({ page }) => {
  await using server = await startServer((_request, response) => response.end('<h1>Please sign in</h1>'))
  await check(page, server.url)
  await expect(page.getByTestId('probe-failure')).toContainText('There is no Lino site at this address')
})

test('a server that sends us elsewhere is not followed', async ({ page }) => {
  await using elsewhere = await startServer((_request, response) => response.end('stolen'))
  await using server = await startServer((_request, response) => {
    response.writeHead(302, { Location: `${elsewhere.url}?next=secret` }).end()
  })
  await check(page, server.url)
  await expect(page.getByTestId('probe-failure')).toContainText(
    `The site sends us to ${elsewhere.url.replace(/\/$/, '')}, and the console follows no redirect.`,
  )
  await expect(page.getByTestId('probe-failure')).not.toContainText('secret')
})

test('https to a server that only speaks http is reported', async ({ page }) => {
  await using server = await startServer((_request, response) => response.end())
  await check(page, server.url.replace('http:', 'https:'))
  await expect(page.getByTestId('probe-failure')).toContainText('127.0.0.1')
})

test('a connection that is closed without an answer is reported', async ({ page }) => {
  await using server = await startServer((request) => request.socket.destroy())
  await check(page, server.url)
  await expect(page.getByTestId('probe-failure')).toContainText('closed the connection before its answer')
})

test('the console gives up a silent server after 15 seconds, and can add it all the same', async ({
  page,
}) => {
  await using server = await startServer(() => undefined)
  await check(page, server.url)
  await expect(page.getByTestId('site-check')).toHaveText('Checking…')
  // The product's own deadline: this waits for it to pass.
  await expect(page.getByTestId('probe-failure')).toContainText('did not answer in time')
  await expect(page.getByRole('button', { name: 'Add it all the same' })).toBeVisible()
})
