import { expectAccessible } from '../support/e2e/accessible.ts'
import { layoutFlaws } from '../support/e2e/layout.ts'
import { addSite, giveThePassword, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const password = 'a-l0ng-passw0rd'

test('a false alert is listed, named in the title, snoozed, and ends when there is room', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 50, dangling: 45, limit: 45, password })
  await page.goto(host.url)
  await page.getByTestId('open-alerts').click()
  await expect(page.getByTestId('alerts-none')).toBeVisible()
  await expect(page).toHaveTitle('Alerts – Lino Session Console')
  await page.getByTestId('alert-settings').click()
  await page.getByTestId('alert-grace').fill('0')
  await page.getByTestId('threshold-danglingAtLeast').fill('abc')
  await page.getByTestId('alert-settings-save').click()
  await expect(page.getByTestId('threshold-danglingAtLeast')).toBeFocused()
  await expect(page.getByText('A number from 0 to 1,000,000.')).toBeVisible()
  await expectAccessible(page)
  await page.getByTestId('threshold-danglingAtLeast').fill('10')
  await page.getByTestId('alert-settings-save').click()
  await expect(page.getByTestId('alert-settings-dialog')).toHaveCount(0)

  await addSite(page, { url: site.url, name: 'Eupen' })
  await giveThePassword(page, password)
  await page.getByTestId('enter-full').click()
  await expect(rows(page).first()).toBeVisible()
  await expect(page).toHaveTitle(/^\(2\) Eupen – /)
  await expect(page.getByTestId('alerts-said')).toContainText('Eupen: Full, but only')
  await page.getByTestId('open-alerts').click()
  await expect(page.getByTestId('alert-falseAlert')).toContainText('EupenFull, but only')
  await expect(page.getByTestId('alert-dangling')).toContainText('45 dangling sessions')
  await expectAccessible(page)
  expect(await layoutFlaws(page)).toEqual([])

  // By keyboard alone.
  await page.getByTestId('alert-falseAlert').getByTestId('alert-snooze').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('snooze-hour')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('alert-falseAlert')).toContainText('Snoozed until')
  await expect(page).toHaveTitle('(1) Alerts – Lino Session Console')
  await page.getByTestId('alert-falseAlert').getByTestId('alert-wake').click()
  await expect(page).toHaveTitle('(2) Alerts – Lino Session Console')
  await page.getByTestId('alert-dangling').getByTestId('alert-open').click()
  await expect(rows(page).first()).toBeVisible()
})
