import { openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('the one session that hides the table is ended from its last rows, and the table comes back', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 12 })
  site.addUser({ username: 'anna' })
  const bad = site.addSession({ user: 'anna' })
  await openSite(page, host.url, { url: site.url })
  const before = await rows(page).count()
  site.removeUser('anna')
  await page.getByTestId('read-now').click()
  await expect(page.getByTestId('hidden-panel')).toBeVisible()
  await expect(page.getByTestId('server-lines')).toContainText('manage.py')
  await page.getByTestId('suspect').check()
  await page.getByTestId('hidden-end').click()
  await expect(page.getByTestId('end-hidden-cancel')).toBeFocused()
  await page.getByTestId('end-hidden-confirm').click()
  await expect(page.getByTestId('end-hidden-outcome')).toContainText('the table is back')
  await page.getByTestId('end-hidden-close').click()
  await expect(page.getByTestId('hidden-panel')).toHaveCount(0)
  await expect(rows(page)).toHaveCount(before - 1)
  expect(site.sessions().map((row) => row.key)).not.toContain(bad)
})
