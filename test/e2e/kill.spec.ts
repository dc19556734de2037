import type { DemoSite } from '../../demo/start.ts'
import { confirmKill, expectOutcomes, openSite, rowOf, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const hour = 60 * 60_000
const day = 24 * hour

/**
 * Sessions of marc, each idle for half an hour more than the one before, beginning with five days. Their
 * keys.
 */
function addDangling(site: DemoSite, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    site.addSession({ user: 'marc', idleMs: 5 * day + (index * hour) / 2, ip: `10.1.0.${index % 250}` }),
  )
}

test('a user who comes back between the preview and the kill is spared, and the result says so', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  const [back = '', ...others] = addDangling(site, 4)
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('kill-dangling').click()
  await expect(page.getByTestId('kill-dialog')).toBeVisible()
  site.touch(back)
  await confirmKill(page, 4)
  await expectOutcomes(page, { killed: 3, spared: 1 })
  await expect(page.getByTestId('kill-result-row').filter({ hasText: back.slice(0, 6) })).toContainText(
    'became active since the preview',
  )
  const keys = site.sessions().map((row) => row.key)
  expect(keys).toContain(back)
  expect(others.filter((key) => keys.includes(key))).toEqual([])
})

/** A kill of 400 sessions then takes some 30 seconds: time enough to come between. */
const slow = { sessions: 0, latency: 60 }

test('the rest of a kill can be cancelled: the result distinguishes sent from spared sessions', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo(slow)
  addDangling(site, 400)
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('kill-dangling').click()
  await confirmKill(page, 400)
  await expect(page.getByTestId('kill-progress')).toContainText(/^[1-9]\d* of 400 sent/)
  await page.getByTestId('kill-cancel-rest').click()
  const result = page.getByTestId('kill-result')
  await expect(result).toContainText('You cancelled the rest.')
  const figure = async (outcome: string): Promise<number> =>
    Number(await result.getByTestId(`outcome-${outcome}`).locator('dd').innerText())
  const killed = await figure('killed')
  expect(killed).toBeGreaterThan(0)
  expect(killed).toBeLessThan(400)
  await expectOutcomes(page, { killed, spared: 400 - killed })
  await expect(result.getByText('cancelled before its turn').first()).toBeVisible()
  // The console's own session is there as well.
  expect(site.sessions()).toHaveLength(400 - killed + 1)
})

test('a site that stops answering in the middle of a kill: nothing is called ended that may be there', async ({
  page,
  host,
  startDemo,
}) => {
  test.setTimeout(120_000)
  const site = await startDemo(slow)
  addDangling(site, 400)
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('kill-dangling').click()
  await confirmKill(page, 400)
  await expect(page.getByTestId('kill-progress')).toContainText(/^[2-9]\d* of 400 sent/)
  site.setFault({ kind: 'close' })
  await expect(page.getByTestId('kill-phase')).toContainText('Nothing is sent until')
  const result = page.getByTestId('kill-result')
  // It is given half a minute, as a server that restarts takes.
  await expect(page.getByTestId('kill-failure')).toContainText('closed the connection', { timeout: 50_000 })
  await expect(result.getByTestId('outcome-unknown').locator('dd')).not.toHaveText('0')
  const said = Number(await result.getByTestId('outcome-killed').locator('dd').innerText())
  expect(said).toBeLessThanOrEqual(401 - site.sessions().length)
  site.setFault(null)
})

test('the own session is marked and cannot be chosen: not by mouse, not by key, and not with all the others', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  addDangling(site, 3)
  await openSite(page, host.url, { url: site.url })
  const own = rowOf(page, 'robin')
  await expect(own).toHaveAttribute('data-state', 'own')
  await expect(own).not.toHaveAttribute('aria-selected')
  await own.click()
  await page.keyboard.press('Space')
  await own.getByTestId('row-check').click({ force: true })
  await expect(page.getByTestId('selection-bar')).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await expect(page.getByTestId('selection-bar')).toContainText('3 selected')
  await page.keyboard.press('Delete')
  await confirmKill(page, 3)
  await expectOutcomes(page, { killed: 3 })
  expect(site.sessions().map((row) => row.user)).toEqual(['robin'])
})

test('rows are chosen by click, with Shift and with Ctrl, and a filter does not lose them', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  addDangling(site, 6)
  site.addSession({ user: 'luc' })
  await openSite(page, host.url, { url: site.url })
  const bar = page.getByTestId('selection-bar')
  await rows(page).nth(0).click()
  await expect(bar).toContainText('1 selected')
  await rows(page)
    .nth(3)
    .click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('4 selected')
  await rows(page)
    .nth(1)
    .click({ modifiers: ['Control'] })
  await expect(bar).toContainText('3 selected')
  await page.getByTestId('search').fill('luc')
  await expect(page.getByTestId('row-count')).toHaveText('1 of 8 sessions')
  await expect(bar).toContainText('3 selected · marc')
  await expect(bar).toContainText('3 hidden by the filters')
  await page.getByTestId('clear-selection').click()
  await expect(bar).toHaveCount(0)
})

test('an active session may be chosen by hand, and the preview warns of it', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  addDangling(site, 2)
  site.addSession({ user: 'luc' })
  await openSite(page, host.url, { url: site.url })
  await rowOf(page, 'luc').click()
  await page.getByTestId('kill-selected').click()
  await expect(page.getByTestId('kill-warning-active')).toContainText(
    'somebody may be working there right now',
  )
  await expect(page.getByTestId('kill-warning-onlySessions')).toContainText('luc')
  await page.getByTestId('kill-cancel').click()
  expect(site.sessions()).toHaveLength(4)
})

test('the table shows new sessions automatically, and keeps the selection and the place', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  addDangling(site, 3)
  await openSite(page, host.url, { url: site.url })
  await rows(page).nth(1).click()
  const chosen = await rows(page).nth(1).getAttribute('data-ref')
  site.addSession({ user: 'luc', ip: '10.9.9.9' })
  // The next reading is due within 15 seconds.
  await expect(rowOf(page, '10.9.9.9')).toContainText('luc')
  await expect(page.getByTestId('selection-bar')).toContainText('1 selected')
  await expect(page.locator('[aria-selected="true"]')).toHaveAttribute('data-ref', chosen ?? '')
  await expect(page.locator('[aria-selected="true"]')).toBeFocused()
})
