import { addSite, giveThePassword, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('a wrong password is reported, the field is empty again, and nothing more is tried', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 3 })
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  await giveThePassword(page, 'not the password')
  await expect(page.getByTestId('sign-in-failure')).toHaveText('The site refuses this username and password')
  await expect(page.getByTestId('password')).toHaveValue('')
  const tries = site.requests().filter((each) => each.action === 'sign_in')
  expect(tries).toHaveLength(1)
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()
})

test('an ordinary user is asked to come back as a site manager, and is signed out again', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 3 })
  await page.goto(host.url)
  await addSite(page, { url: site.url, user: 'luc' })
  await giveThePassword(page)
  await expect(page.getByTestId('sign-in-failure')).toHaveText('This user is not an administrator there')
  await expect(page.getByTestId('sign-in-panel')).toContainText('Sign in as a site manager')
  await expect.poll(() => site.sessions().length).toBe(3)
})

test('a full site refuses even its manager: the console says so, with the limit, and knows a way in', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 0, limit: 4 })
  for (let index = 0; index < 4; index += 1) site.addSession()
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  await giveThePassword(page)
  await expect(page.getByTestId('sign-in-failure')).toHaveText('Full: the site refuses your sign-in, too')
  await expect(page.getByRole('navigation')).toContainText('limit 4')
  expect(site.sessions(), 'nothing was left behind by being refused').toHaveLength(4)
  await page.getByTestId('enter-full').click()
  await expect(page.getByTestId('verdict')).toContainText('Full')
  await expect(rows(page)).toHaveCount(5)
})

test('after too many wrong passwords the site bans this computer, and the console says for how long', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 3, ban: true })
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  const failure = page.getByTestId('sign-in-failure')
  for (let index = 0; index < 4; index += 1) {
    await giveThePassword(page, 'wrong')
    await expect(failure).toHaveText('The site refuses this username and password')
  }
  await giveThePassword(page, 'wrong')
  await expect(failure).toHaveText('The site has banned this computer for a while')
})

test('an empty password is asked for, and nothing is sent', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 3 })
  await page.goto(host.url)
  await addSite(page, { url: site.url })
  const before = site.requests().length
  await page.getByTestId('sign-in').click()
  await expect(page.getByRole('alert')).toHaveText('Enter your password.')
  expect(site.requests()).toHaveLength(before)
})
