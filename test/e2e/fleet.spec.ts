import type { FleetSite } from '../../demo/fleet/start.ts'
import { canSignIn, roomOf, siteRow, sitesShown, startProvidersFleet } from '../support/e2e/fleet.ts'
import { rows } from '../support/e2e/steps.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'

/** The answer of the site to the password. */
async function expectAnswer(page: Page, site: FleetSite): Promise<void> {
  const refusal = page.getByTestId('sign-in-panel').getByRole('alert')
  await expect(canSignIn(site) ? rows(page).first() : refusal).toBeVisible()
}

test('a provider imports a fleet, finds the false alerts, and makes room for five on each', async ({
  page,
  host,
}, testInfo) => {
  const list = testInfo.outputPath('sites.csv')
  await using fleet = await startProvidersFleet(list)
  await page.goto(host.url)
  await page.getByTestId('list-menu').click()
  await page.getByTestId('import-sites').click()
  await page.getByTestId('import-file').setInputFiles(list)
  await expect(page.getByTestId('import-preview')).toContainText('12 new sites')
  await page.getByTestId('import-take').click()
  await expect(page.getByTestId('import-result')).toContainText('12 sites were added')
  await page.getByTestId('import-close').click()
  for (const site of fleet.interesting) {
    await siteRow(page, site.name).click()
    await page.getByTestId('password').fill(site.password)
    await page.getByTestId('sign-in').click()
    await expectAnswer(page, site)
    await page.getByTestId('open-overview').click()
  }

  // Problems come first: what is really full, what only seems to be, and what does not answer.
  await expect(sitesShown(page).locator('.fleet-verdict')).toHaveText([
    ...[/^Really full: \d+ on now$/, /^Really full: \d+ on now$/, 'Full: no sign-in possible'],
    ...Array.from({ length: 3 }, () => /^Full, but only \d on now$/),
    ...Array.from({ length: 2 }, () => /^Not reached since /),
    ...Array.from({ length: 4 }, () => 'Not signed in'),
  ])
  await page.getByTestId('view-falseAlert').click()
  await expect(sitesShown(page)).toHaveCount(3)
  for (const { name } of fleet.falseAlerts) await siteRow(page, name).locator('.cell-check').click()
  await expect(page.getByTestId('overview-bar')).toContainText('3 sites selected')
  await page.getByTestId('overview-kill').click()
  await page.getByTestId('many-room').fill('5')
  await expect(page.getByTestId('many-rule-makeRoom')).toBeChecked()
  await page.getByTestId('many-preview').click()

  const question = page.getByTestId('many-confirm')
  await expect(question).toContainText('Kill 15 sessions on 3 sites?')
  for (const { name } of fleet.falseAlerts)
    await expect(
      question.getByRole('row', { name }).getByRole('cell', { name: '5', exact: true }),
    ).toBeVisible()
  await page.getByTestId('kill-typed-number').fill('15')
  await page.getByTestId('many-start').click()
  await page.getByTestId('countdown-start').click()
  const result = page.getByTestId('batch-result')
  await expect(result.getByTestId('outcome-killed')).toContainText('15')
  for (const { name } of fleet.falseAlerts)
    await expect(result.getByRole('row', { name })).toContainText('5 killed')
  await page.getByTestId('batch-close').click()

  // They are no false alerts any longer, so nobody can kill there again by mistake.
  await expect(page.getByTestId('overview-bar')).toHaveCount(0)
  await page.getByTestId('overview-empty').getByRole('button').click()
  for (const site of fleet.falseAlerts) {
    expect(roomOf(site), site.name).toBe(5)
    await expect(siteRow(page, site.name)).toContainText('Nearly full: room for 5 more')
  }
})

test('a provider does the same by keyboard alone, with a query', async ({ page, host }, testInfo) => {
  const list = testInfo.outputPath('sites.csv')
  await using fleet = await startProvidersFleet(list)
  const { keyboard } = page
  const command = async (words: string): Promise<void> => {
    await keyboard.press('Control+k')
    await expect(page.getByTestId('command-search')).toBeFocused()
    await keyboard.type(words)
    await keyboard.press('Enter')
  }
  await page.goto(host.url)
  await expect(page.getByTestId('welcome')).toBeVisible()
  await command('import list')
  await expect(page.getByTestId('import-choose')).toBeFocused()
  const choosing = page.waitForEvent('filechooser')
  await keyboard.press('Enter')
  await (await choosing).setFiles(list)
  await expect(page.getByTestId('import-take')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('import-close')).toBeFocused()
  await keyboard.press('Enter')
  for (const site of fleet.interesting) {
    await command(site.name)
    await expect(page.getByTestId('password')).toBeFocused()
    await keyboard.type(site.password)
    await keyboard.press('Enter')
    await expectAnswer(page, site)
  }

  await keyboard.press('Control+0')
  await keyboard.press('/')
  await expect(page.getByTestId('overview-query')).toBeFocused()
  await keyboard.type('is:fal')
  await keyboard.press('Enter')
  await expect(page.getByTestId('overview-query')).toHaveValue('is:false-alert ')
  await expect(sitesShown(page)).toHaveCount(3)
  await keyboard.press('Enter')
  await expect(sitesShown(page).first()).toBeFocused()
  await keyboard.press('Space')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('overview-bar')).toContainText('3 sites selected')
  await keyboard.press('Delete')
  await expect(page.getByTestId('many-rule-dangling')).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await expect(page.getByTestId('many-room')).toBeFocused()
  await keyboard.type('5')
  await keyboard.press('Enter')

  await expect(page.getByTestId('many-confirm-cancel')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await keyboard.press('Shift+Tab')
  await expect(page.getByTestId('kill-typed-number')).toBeFocused()
  await keyboard.type('15')
  await keyboard.press('Enter')
  await expect(page.getByTestId('many-start'), 'Enter is no yes by itself').toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('countdown-cancel')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await keyboard.press('Enter')
  await expect(page.getByTestId('batch-close')).toBeFocused()
  await expect(page.getByTestId('batch-result').getByTestId('outcome-killed')).toContainText('15')
  await keyboard.press('Enter')
  for (const site of fleet.falseAlerts) expect(roomOf(site), site.name).toBe(5)
  await keyboard.press('/')
  await keyboard.press('Escape')
  await expect(sitesShown(page)).toHaveCount(12)
})
