import type { DemoSite } from '../../demo/start.ts'
import { addSite, giveThePassword, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'

type Fault = Parameters<DemoSite['failNext']>[0]

const list = { path: '/api/users/Sessions' }

/** The rows of the first reading are there, marked as such, and can be worked with. */
async function expectLastRowsKept(page: Page): Promise<void> {
  await expect(page.getByTestId('row-count')).toHaveText('13 sessions')
  await expect(page.getByTestId('read-age')).toContainText('Rows of')
  await page.getByTestId('search').fill('marc')
  await expect(page.getByTestId('row-count')).toContainText('of 13 sessions')
  await page.getByTestId('clear-filters').click()
}

async function startSite(startDemo: () => Promise<DemoSite>): Promise<DemoSite> {
  const site = await startDemo()
  for (let index = 0; index < 12; index += 1) site.addSession({ user: index % 2 === 0 ? 'marc' : 'luc' })
  return site
}

const faults: readonly (readonly [what: string, fault: Fault, sentence: RegExp, hint: string])[] = [
  ['a page in HTML', { kind: 'html' }, /unreadable since .*: last rows kept/, 'status 200, a page in HTML'],
  [
    'half of a list',
    { kind: 'truncated' },
    /unreadable since .*: last rows kept/,
    'JSON of another kind, or cut off',
  ],
  [
    'a connection cut in the middle',
    { kind: 'cut' },
    /^Not reached since .*: last rows kept/,
    'closed the connection',
  ],
  [
    'a connection closed at once',
    { kind: 'close' },
    /^Not reached since .*: last rows kept/,
    'closed the connection',
  ],
  ['a busy server', { kind: 'busy', retryAfter: 600 }, /too busy to answer/, 'Try again in a minute.'],
  [
    'an error page',
    { kind: 'status', status: 500, body: '<h1>Server Error (500)</h1>' },
    /since/,
    'status 500',
  ],
  ['nothing', { kind: 'status', status: 200, body: '' }, /unreadable/, 'status 200, nothing'],
  [
    'JSON of another kind',
    { kind: 'status', status: 200, body: '{"rows":7}' },
    /unreadable/,
    'JSON of another kind',
  ],
  [
    'a redirect',
    { kind: 'redirect', location: 'https://login.example/?k=v' },
    /leads somewhere else/,
    'https://login.example,',
  ],
]
for (const [what, fault, sentence, hint] of faults) {
  test(`${what} instead of a list: the last rows are kept, and a later reading puts it right`, async ({
    page,
    host,
    startDemo,
  }) => {
    const site = await startSite(() => startDemo({ sessions: 0 }))
    await openSite(page, host.url, { url: site.url })
    site.setFault(fault, list)
    await page.getByTestId('read-now').click()
    await expect(page.getByTestId('verdict')).toHaveText(sentence)
    await expect(page.getByTestId('summary')).toContainText(hint)
    await expectLastRowsKept(page)

    site.setFault(null)
    site.addSession({ user: 'rolf' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByTestId('row-count')).toHaveText('14 sessions')
    await expect(page.getByTestId('read-age')).toHaveText(/^Read /)
  })
}

test('a list of 10 MB is read or refused in words, and the window stays usable', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startSite(() => startDemo({ sessions: 0 }))
  await openSite(page, host.url, { url: site.url })
  site.setFault({ kind: 'huge' }, list)
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('row-count')).not.toHaveText('13 sessions', { timeout: 90_000 })
  expect(await rows(page).count()).toBeLessThan(100)
  site.setFault(null)
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('row-count')).toHaveText('13 sessions', { timeout: 90_000 })
})

test('a site that hangs keeps its rows usable, and counts as not reached after the time-out', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startSite(() => startDemo({ sessions: 0 }))
  await openSite(page, host.url, { url: site.url })
  site.setFault({ kind: 'hang' }, list)
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('read-age')).toHaveText('Reading…')
  await rows(page).nth(2).click()
  await expect(page.getByTestId('selection-bar')).toContainText('1 selected')
  await page.getByTestId('group-by').selectOption('user')
  await expect(page.getByTestId('group-row').first()).toBeVisible()
  // The site goes away in the end, without a word.
  await site.close()
  await expect(page.getByTestId('verdict')).toHaveText(/^Not reached since .*: last rows kept/)
  await expect(page.getByTestId('selection-bar')).toContainText('1 selected')
})

test('a ghost hides the table: the site’s own words are shown, and the rows come back with the cure', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startSite(() => startDemo({ sessions: 0 }))
  await openSite(page, host.url, { url: site.url })
  const ghost = site.addSession({ user: 'ghost' })
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('verdict')).toHaveText('One broken session hides the whole table')
  await expect(page.getByTestId('summary')).toContainText('User matching query does not exist.')
  await expect(rows(page).first()).toBeVisible()
  site.removeSession(ghost)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByTestId('verdict')).toHaveText('2 people are on now.')
})

test('a site whose only session is the console’s own says that', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 0 })
  await openSite(page, host.url, { url: site.url })
  await expect(page.getByTestId('verdict')).toHaveText('Nobody else is on now.')
  await expect(page.getByTestId('summary')).toContainText('No session is live but your own.')
  await expect(rows(page)).toHaveCount(1)
})

test('a site whose rows are all hidden from the first reading on shows words instead', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 3, badRow: true })
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  await giveThePassword(page)
  await expect(page.getByText('One broken session hides the whole table').first()).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
})

test('when the console’s own session is ended from elsewhere, the rows stay and one press signs in again', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startSite(() => startDemo({ sessions: 0 }))
  await openSite(page, host.url, { url: site.url })
  const own = site.sessions().find((row) => row.user === 'robin')
  site.removeSession(own?.key ?? '')
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('verdict')).toHaveText('You were signed out there: last rows kept')
  await expect(rows(page).first()).toBeVisible()
  await page.getByTestId('sign-in-panel').getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByTestId('verdict')).toHaveText('2 people are on now.')
})
