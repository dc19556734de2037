import { addSite, giveThePassword, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test.describe('with the practice sites', () => {
  test.use({ practice: true })

  test('the first start shows one step to a real site, and the practice sites, marked as demo', async ({
    page,
    host,
  }) => {
    await page.goto(host.url)
    await expect(page.getByRole('heading', { name: 'See who is on your Lino sites' })).toBeVisible()
    await expect(page.getByTestId('welcome-add-site')).toBeVisible()
    const demos = page.getByRole('region', { name: 'Demo' })
    await expect(demos.getByRole('button')).toHaveCount(3)
    await expect(demos.getByRole('button', { name: /^Practice site \(full\)/ })).toBeVisible()
  })

  test('one press opens a full practice site, and one more shows what would make room', async ({
    page,
    host,
  }) => {
    await page.goto(host.url)
    await page.getByRole('button', { name: 'Open Practice site (full)' }).click()
    await expect(page.getByTestId('verdict')).toContainText('Full')
    await expect(rows(page).first()).toBeVisible()
    await page.getByTestId('kill-dangling').click()
    await expect(page.getByRole('alertdialog')).toContainText('Kill 38 sessions on Practice site (full)?')
    await expect(page.getByTestId('kill-cancel')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await expect(page.getByTestId('selection-bar'), 'a cancel leaves nothing behind').toHaveCount(0)
  })
})

test('a site is added by its address alone, and the next start of the console opens it', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 5 })
  await page.goto(host.url)
  await page.getByTestId('welcome-add-site').click()
  await expect(page.getByTestId('site-url')).toBeFocused()
  // As copied from a browser's address bar, without the scheme.
  await page.getByTestId('site-url').fill(`127.0.0.1:${site.port}/#/api/users/Sessions?limit=15`)
  await page.getByTestId('site-check').click()
  await expect(page.getByTestId('probe-found')).toContainText('A Lino site with the React front end.')
  await expect(page.getByTestId('site-url')).toHaveValue(site.url.replace(/\/$/, ''))
  await page.getByTestId('site-add').click()
  await expect(page.getByRole('alert')).toHaveText('Enter the username that you sign in with.')
  await page.getByTestId('site-user').fill('robin')
  await page.getByTestId('site-name').fill('Tallinn')
  await page.getByTestId('site-add').click()
  await expect(page.getByTestId('sign-in-panel')).toContainText('Sign in to Tallinn')

  await page.reload()
  await expect(page.getByTestId('sign-in-panel')).toContainText('Sign in to Tallinn')
  expect(site.sessions(), 'nothing was left behind by looking').toHaveLength(5)
})

test('what a site is called and when its sessions dangle can be changed, and it can be removed', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 20, dangling: 12 })
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  await giveThePassword(page)
  await expect(page.getByTestId('count-dangling')).toHaveText('12 dangling')
  await page.getByTestId('site-menu').click()
  await page.getByTestId('change-site').click()
  await page.getByTestId('site-name').fill('Vigala')
  await page.getByTestId('site-idle').fill('3650')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Vigala', level: 1 })).toBeVisible()
  await expect(page.getByTestId('count-dangling')).toHaveText('0 dangling')

  await page.getByTestId('site-menu').click()
  await page.getByTestId('remove-site').click()
  await page.getByRole('button', { name: 'Remove site' }).click()
  await expect(page.getByTestId('welcome')).toBeVisible()
  expect(site.sessions(), 'removing signs out').toHaveLength(20)
})
