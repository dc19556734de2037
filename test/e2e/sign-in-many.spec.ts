import type { DemoSite } from '../../demo/start.ts'
import { addSite, giveThePassword, rows } from '../support/e2e/steps.ts'
import { expect, type Page, test } from '../support/e2e/test.ts'

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('command-search')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** Signs in, so that the console knows the password, and out again. */
async function getKnown(page: Page, { url }: DemoSite, name: string): Promise<void> {
  await addSite(page, { url, name })
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()
  await command(page, 'sign out')
  await expect(page.getByTestId('sign-in-panel')).toBeVisible()
}

test('all sites whose password is known are signed in to by keyboard, and the rest is left for the user', async ({
  page,
  host,
  startDemo,
}) => {
  // Three sites are added, signed in to and out of first.
  test.slow()
  const eupen = await startDemo({ sessions: 20, dangling: 7 })
  const namur = await startDemo({ sessions: 20, dangling: 3, seed: 2 })
  const tallinn = await startDemo({ sessions: 20, dangling: 5, seed: 3 })
  await page.goto(host.url)
  await getKnown(page, eupen, 'Eupen')
  await getKnown(page, namur, 'Namur')
  await getKnown(page, tallinn, 'Tallinn')
  namur.setLimit(5)
  tallinn.removeUser('robin')

  await command(page, 'overview')
  await expect(page.getByTestId('sign-in-all')).toHaveText('Sign in to 3 sites')
  await command(page, 'password is known')
  const table = page.getByTestId('sign-in-many')
  await expect(table.getByTestId('sign-in-many-end')).toHaveText('Signed in to 1 of 3 sites')
  await expect(table.getByRole('row', { name: /^Namur/ })).toContainText('the site is full')
  await expect(table.getByRole('row', { name: /^Tallinn/ })).toContainText('wrong password')
  await expect(table.getByTestId('sign-in-row').last()).toContainText('signed in')
  const asked = tallinn.requests().length

  // The way to the full site, and through it.
  await expect(page.getByTestId('sign-in-many-close')).toBeFocused()
  const next = page.getByRole('button', { name: 'Enter the full site: Namur' })
  for (let step = 0; step < 6; step += 1) {
    if (await next.evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Shift+Tab')
  }
  await expect(next).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('enter-full')).toBeVisible()
  await page.getByTestId('enter-full').press('Enter')
  await expect(rows(page).first()).toBeVisible()

  await page.keyboard.press('Control+0')
  const line = page.getByTestId('sign-in-line')
  await expect(line).toContainText('Signed in to 2 of 3 sites')
  await expect(page.getByTestId('sign-in-all'), 'a refused password is not tried again').toHaveCount(0)
  expect(tallinn.requests()).toHaveLength(asked)
  await line.getByTestId('sign-in-line-dismiss').press('Enter')
  await expect(line).toHaveCount(0)
})
