import { confirmKill, expectOutcomes, openSite } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const day = 24 * 60 * 60_000

test('sessions are chosen by a rule: so idle, of these users, but not each one’s newest', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0 })
  const marc = [5, 6, 7].map((days) => site.addSession({ user: 'marc', idleMs: days * day }))
  site.addSession({ user: 'luc', idleMs: 9 * day })
  await openSite(page, host.url, { url: site.url })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('by rule')
  await page.keyboard.press('Enter')
  const effect = page.getByTestId('rule-effect')
  await expect(effect).toContainText('Chooses 4 of 5 sessions now.')
  await page.getByRole('radio', { name: 'Of these users' }).check()
  await expect(effect).toContainText('Choose at least one user.')
  await page.getByRole('checkbox', { name: /^marc/ }).check()
  await page.getByTestId('rule-keepNewest').fill('1')
  await expect(effect).toContainText('Chooses 2 of 5 sessions now.')
  await page.getByTestId('rule-idle-text').fill('6d')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('kill-dialog')).toContainText('Kill 2 sessions on My site?')
  await confirmKill(page, 2)
  await expectOutcomes(page, { killed: 2 })
  expect(
    site
      .sessions()
      .filter((row) => row.user === 'marc')
      .map((row) => row.key),
  ).toEqual([marc[0]])
})

test('a full site is given room for some more, the least missed first', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 40, dangling: 20, limit: 50 })
  await openSite(page, host.url, { url: site.url })
  site.setLimit(site.sessions().filter((row) => row.expire > site.now()).length)
  // The console learns a limit from a refusal only, or from the user.
  await page.getByTestId('site-menu').click()
  await page.getByTestId('change-site').click()
  await page
    .getByLabel('Sessions limit')
    .fill(String(site.sessions().filter((row) => row.expire > site.now()).length))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByTestId('verdict')).toContainText('Full')
  await page.getByTestId('make-room').click()
  const dialog = page.getByTestId('kill-dialog')
  const count = Number(/Kill (\d+) session/.exec(await dialog.getByRole('heading').innerText())?.[1])
  expect(count).toBeGreaterThan(1)
  expect(count).toBeLessThan(20)
  await confirmKill(page, count)
  await expect(page.getByTestId('kill-result')).toContainText(`Room for ${String(count)} more`)
})
