import { openSite, rowOf, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('addresses are text: IPv6 in full, and what a proxy made up is shown as it came and never as HTML', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  const html = '<img src=x onerror="document.title=1">'
  for (const ip of ['2001:db8:85a3:0:0:8a2e:370:7334', '::1', html, '10.0.0.1, 192.168.0.1', '‮1.0.0.01']) {
    site.addSession({ user: 'luc', ip })
  }
  await openSite(page, host.url, { url: site.url })
  await expect(rows(page)).toHaveCount(6)
  for (const ip of ['2001:db8:85a3:0:0:8a2e:370:7334', '::1', html, '10.0.0.1, 192.168.0.1']) {
    await expect(rows(page).locator('.cell-ip').getByText(ip, { exact: true })).toHaveCount(1)
  }
  await expect(rowOf(page, '\\u202e1.0.0.01'), 'what would turn the text round is written out').toHaveCount(1)
  await expect(page.locator('.grid img')).toHaveCount(0)
  await expect(page).toHaveTitle(/Session Console/)
})

test('names are text in every language: emoji and right-to-left ones, and all can be found and killed', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  const names = ['👩‍🚒 Zoë', 'מרים', 'عبد الله', '<b>bold</b>&amp;', 'x'.repeat(150), '李小龍']
  for (const username of names) {
    site.addUser({ username })
    site.addSession({ user: username, idleMs: 6 * 24 * 60 * 60_000 })
  }
  await openSite(page, host.url, { url: site.url })
  await expect(rows(page)).toHaveCount(names.length + 1)
  for (const name of names) {
    await expect(rows(page).locator('.cell-user').getByText(name, { exact: true })).toHaveCount(1)
  }
  await page.getByTestId('search').fill('מרים')
  await expect(rows(page)).toHaveCount(1)
  await page.getByTestId('search').fill('')
  await page.getByTestId('kill-dangling').click()
  const users = page.getByTestId('kill-users')
  for (const name of names) await expect(users.getByText(name, { exact: true })).toBeAttached()
  // Long names do not push anything out of the window.
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
})

test('dates that cannot be read, sessions never used and anonymous ones are listed, and never chosen by a rule', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0, startedAgo: 10 })
  site.addSession({ user: 'luc', idleMs: null })
  site.addSession({ user: null })
  site.addSession({ user: 'marc', idleMs: 5 * 24 * 60 * 60_000 })
  await openSite(page, host.url, { url: site.url })
  await expect(rows(page)).toHaveCount(4)
  await expect(rowOf(page, 'luc')).toHaveAttribute('data-state', 'unknown')
  await expect(rowOf(page, 'luc')).toContainText('never used')
  await expect(rowOf(page, '(anonymous)')).toHaveAttribute('data-state', 'unknown')
  await page.getByTestId('kill-dangling').click()
  await expect(page.getByRole('alertdialog')).toContainText('Kill 1 session on')
})
