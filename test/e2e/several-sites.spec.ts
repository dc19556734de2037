import { addSite, giveThePassword, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('several sites are killed on side by side, after one question with the number of all', async ({
  page,
  host,
  startDemo,
}) => {
  const one = await startDemo({ sessions: 30, dangling: 7 })
  const two = await startDemo({ sessions: 30, dangling: 5, seed: 2 })
  await openSite(page, host.url, { url: one.url, name: 'Eupen' })
  await addSite(page, { url: two.url, name: 'Tallinn' })
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()

  await page.getByTestId('list-menu').click()
  await page.getByTestId('open-many').click()
  await expect(page.getByTestId('many-rule-dangling')).toBeFocused()
  // Without a known limit no site is chosen unasked.
  await expect(page.getByTestId('many-preview')).toBeDisabled()
  await page.getByTestId('many-all').click()
  await page.getByTestId('many-preview').click()
  const question = page.getByTestId('many-confirm')
  await expect(question).toContainText('Kill 12 sessions on 2 sites?')
  await expect(question.getByRole('row', { name: /Eupen/ })).toContainText('7')
  await expect(page.getByTestId('many-start')).toBeDisabled()
  await page.getByTestId('kill-typed-number').fill('12')
  await page.getByTestId('many-start').click()
  await expect(page.getByTestId('kill-countdown')).toContainText('About to kill 12 sessions on 2 sites')
  await expect(page.getByTestId('countdown-cancel')).toBeFocused()
  await page.getByTestId('countdown-start').click()
  // One card and one result, with a line for each site.
  await expect(page.getByTestId('batch-status')).toHaveText('2 of 2 sites are done')
  await page.getByTestId('batch-show').click()
  const result = page.getByTestId('batch-result')
  await expect(result.getByTestId('outcome-killed')).toContainText('12')
  await expect(result.getByRole('row', { name: /^Eupen/ })).toContainText('7 killed')
  await page.getByTestId('batch-close').click()
  await expect(page.getByTestId('batch-run')).toHaveCount(0)
})
