import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../support/e2e/accessible.ts'
import { addSite, giveThePassword, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

const password = 'a-l0ng-passw0rd'

test('the list of sites goes to a file without secrets, and a removed site comes back from it', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 5, password })
  await page.goto(host.url)
  await addSite(page, { url: site.url, name: 'Tallinn' })
  await giveThePassword(page, password)
  await expect(rows(page).first()).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByTestId('list-menu').click()
  await page.getByTestId('export-sites').click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('lino-sites.json')
  await expect(page.getByTestId('notice')).toContainText('The file holds 1 site')
  const file = await download.path()
  const text = await readFile(file, 'utf8')
  expect(JSON.parse(text)).toMatchObject({
    linoSessionConsole: { version: 2, sites: [{ name: 'Tallinn', user: 'robin' }] },
  })
  expect(text).not.toContain(password)
  for (const { key } of site.sessions()) expect(text).not.toContain(key)

  const downloadingCsv = page.waitForEvent('download')
  await page.getByTestId('list-menu').click()
  await page.getByTestId('export-sites-csv').click()
  const csv = await (await downloadingCsv).path()
  expect(await readFile(csv, 'utf8')).toMatch(/^\ufeffname,url,user,.*\r\nTallinn,http/)

  await page.getByTestId('site-menu').click()
  await page.getByTestId('remove-site').click()
  await page.getByRole('button', { name: 'Remove site' }).click()
  await expect(page.getByTestId('welcome')).toBeVisible()

  for (const [list, isNew] of [
    [file, true],
    [file, false],
    [csv, false],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('import list')
    await page.keyboard.press('Enter')
    const choosing = page.waitForEvent('filechooser')
    await expect(page.getByTestId('import-choose')).toBeFocused()
    await page.keyboard.press('Enter')
    await (await choosing).setFiles(list)
    if (isNew) {
      await expect(page.getByTestId('import-preview')).toHaveText(/^1 new site:Tallinn http/)
      await expectAccessible(page)
      await expect(page.getByTestId('import-take')).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('import-result')).toHaveText(/^1 site was added:Tallinn http/)
    } else {
      await expect(page.getByTestId('import-preview')).toContainText('nothing to add or to change')
      await expect(page.getByTestId('import-preview')).toContainText('1 site is here already')
    }
    await expectAccessible(page)
    await expect(page.getByTestId('import-close')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('import-dialog')).toHaveCount(0)
  }
  await page
    .getByRole('navigation', { name: 'Sites' })
    .getByRole('button', { name: /Tallinn/ })
    .click()
  await expect(page.getByTestId('sign-in-panel')).toContainText('Sign in to Tallinn')
})
