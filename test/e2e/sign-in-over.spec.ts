import { confirmKill, expectOutcomes, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('anonymous sessions of an ExtJS site are ended when that is asked for, by signing in over them', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0, frontEnd: 'extjs' })
  const nobody = [1, 2].map(() => site.addSession({ user: null }))
  const marc = site.addSession({ user: 'marc', idleMs: 6 * 24 * 60 * 60_000 })
  await openSite(page, host.url, { url: site.url })
  await expect(rows(page)).toHaveCount(4)
  await page.getByTestId('select-all').click()
  await page.getByTestId('kill-selected').click()
  await expect(page.getByTestId('kill-warning-cannotEnd')).toContainText(
    '2 of these sessions end only by signing in',
  )
  await page.getByTestId('kill-sign-in-over').check()
  await expect(page.getByTestId('kill-warning-signInOver')).toBeVisible()
  await expect(page.getByTestId('kill-sign-in-over')).toBeFocused()
  await confirmKill(page, 3)
  await expectOutcomes(page, { killed: 3 })
  const keys = site.sessions().map((row) => row.key)
  expect([...nobody, marc].filter((key) => keys.includes(key))).toEqual([])
})
