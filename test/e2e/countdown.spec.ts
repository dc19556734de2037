import { expectOutcomes, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('five seconds pass before the first request, and a cancel in that time sends nothing', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 30, dangling: 8 })
  await openSite(page, host.url, { url: site.url })
  const before = site.sessions().length
  await page.getByTestId('kill-dangling').click()
  await page.getByTestId('kill-confirm').click()
  await expect(page.getByTestId('kill-countdown')).toContainText('Nothing has been sent yet.')
  await expect(page.getByTestId('countdown-cancel')).toBeFocused()
  await expect(page.getByTestId('countdown-seconds')).toHaveText('4')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('kill-countdown')).toHaveCount(0)
  await expect(page.getByTestId('notice')).toContainText('Cancelled. Nothing was sent to My site.')
  await expect(page.getByTestId('selection-bar')).toHaveCount(0)
  expect(site.sessions()).toHaveLength(before)

  // Without a click it begins automatically.
  await page.getByTestId('kill-dangling').click()
  await page.getByTestId('kill-confirm').click()
  await expect(page.getByTestId('kill-countdown')).toBeVisible()
  await expectOutcomes(page, { killed: 8 })
  await expect(page.getByTestId('came-back')).toContainText('came back so far')
})

test('the countdown can be switched off, and stays off', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 30, dangling: 8 })
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('theme').click()
  await page.getByTestId('countdown-preference').click()
  await page.reload()
  await expect(rows(page).first()).toBeVisible()
  await page.getByTestId('theme').click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Count down before killing' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await page.getByTestId('kill-dangling').click()
  await page.getByTestId('kill-confirm').click()
  await expectOutcomes(page, { killed: 8 })
})
