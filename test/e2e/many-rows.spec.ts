import { openSite, rows, sortBy } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('10,000 sessions: only those in sight are drawn, and sort, filter, select and scroll go on working', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 10_000, dangling: 3_000 })
  await openSite(page, host.url, { url: site.url })
  await expect(page.getByTestId('count-dangling')).toHaveText('3,000 dangling')
  const drawn = async (): Promise<number> => rows(page).count()
  expect(await drawn()).toBeLessThan(80)

  const grid = page.getByTestId('session-grid')
  const count = Number(await grid.getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(8_000)
  await rows(page).first().click()
  await page.keyboard.press('Control+End')
  await expect(page.locator(`[aria-rowindex="${count}"]`)).toBeFocused()
  await expect(page.locator(`[aria-rowindex="${count}"]`)).toBeInViewport()
  expect(await drawn()).toBeLessThan(80)

  await sortBy(page, 'ip', 'ascending')
  await sortBy(page, 'ip', 'descending')
  await page.getByTestId('filter-dangling').click()
  await page.getByTestId('search').fill('marc')
  await expect(page.getByTestId('row-count')).toContainText(/^[\d,]+ of /)
  await page.getByTestId('search').fill('')
  await page.getByTestId('select-all').click()
  await expect(page.getByTestId('selection-bar')).toContainText('3,000 selected')
  await page.getByTestId('group-by').selectOption('user')
  await expect(grid).toHaveRole('treegrid')
  expect(await drawn()).toBeLessThan(80)

  await page.getByTestId('kill-selected').click()
  await expect(page.getByRole('alertdialog')).toContainText('Kill 3,000 sessions on')
  await page.getByTestId('kill-cancel').click()
})
