import { confirmKill, expectOutcomes, openSite, rowOf } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const day = 24 * 60 * 60_000

test('what is never to be killed is marked, left out of each kill, and can be taken back', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  for (const days of [5, 6]) site.addSession({ user: 'marc', idleMs: days * day, ip: '10.0.0.5' })
  site.addSession({ user: 'luc', idleMs: 9 * day, ip: '10.0.0.9' })
  await openSite(page, host.url, { url: site.url })

  // By keyboard: from the row over its detail to the question.
  await rowOf(page, 'marc').first().click()
  await page.keyboard.press('Tab')
  for (let step = 0; step < 6; step += 1) {
    if ((await page.locator(':focus').getAttribute('data-testid')) === 'detail-exempt') break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('exempt-user')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('exempt-ip')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('exempt-dialog')).toHaveCount(0)
  await expect(page.getByTestId('exemption-mark')).toHaveCount(2)
  await expect(page.getByTestId('exemption-mark').first()).toHaveAttribute(
    'title',
    'Exempt: sessions from 10.0.0.5 on this site',
  )

  await page.getByTestId('kill-dangling').click()
  await expect(page.getByTestId('fold-left-out')).toContainText('2 exempt')
  await confirmKill(page, 1)
  await expectOutcomes(page, { killed: 1 })
  await page.getByTestId('kill-close').click()
  expect(
    site
      .sessions()
      .map((row) => row.user)
      .sort(),
  ).toEqual(['marc', 'marc', 'robin'])

  await page.getByTestId('site-menu').click()
  await page.getByTestId('open-exemptions').click()
  await expect(page.getByTestId('exemption')).toContainText('Sessions from 10.0.0.5')
  await page.getByTestId('exemption-remove').click()
  await expect(page.getByTestId('exemptions-dialog')).toContainText('Nothing is exempt.')
  await page.getByTestId('exemptions-close').click()
  await expect(page.getByTestId('exemption-mark')).toHaveCount(0)
})
