import { expectAccessible } from '../support/e2e/accessible.ts'
import {
  addSite,
  confirmKill,
  expectOutcomes,
  openSite,
  rows,
  lengthenCountdown,
} from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} mode`, () => {
    // Colours are judged at their end, not in the middle of a transition.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    test('the first screen can be read and used by everybody', async ({ page, host }) => {
      await page.goto(host.url)
      await expect(page.getByTestId('welcome')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('add-site').click()
      await page.getByTestId('site-check').click()
      await expect(page.getByRole('alert')).toBeVisible()
      await expectAccessible(page)
    })

    test('so can the table, the preview and the result', async ({ page, host, startDemo }) => {
      const site = await startDemo({ sessions: 60, dangling: 52, limit: 70 })
      await openSite(page, host.url, { url: site.url })
      await expectAccessible(page)
      await page.getByTestId('group-by').selectOption('user')
      await page.getByTestId('select-all').click()
      await expect(page.getByTestId('selection-bar')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('clear-selection').click()
      await page.getByTestId('kill-dangling').click()
      await expect(page.getByTestId('kill-dialog')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('fold-sessions').click()
      await page.getByTestId('plan-tick').first().click()
      await expect(page.getByTestId('kill-confirm')).toHaveText('Kill 51 sessions')
      await expectAccessible(page)
      await page.getByTestId('plan-tick').first().click()
      await confirmKill(page, 52)
      await expectOutcomes(page, { killed: 52 })
      await expectAccessible(page)
    })

    test('so can everything around a kill: rule, countdown, card, exemptions, several sites, the audit log', async ({
      page,
      host,
      startDemo,
    }) => {
      // Fourteen audits of the whole page.
      test.slow()
      await lengthenCountdown(page)
      const site = await startDemo({ sessions: 60, dangling: 12, limit: 70, latency: 200 })
      await openSite(page, host.url, { url: site.url })
      await page.getByTestId('open-by-rule').click()
      await page.getByRole('radio', { name: 'Of these users' }).check()
      await page.getByTestId('rule-idle-text').fill('1m')
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      await rows(page).nth(2).click({ button: 'right' })
      await expect(page.getByTestId('row-menu')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('row-exempt').click()
      await expectAccessible(page)
      await page.getByTestId('exempt-add').click()
      await expect(page.getByTestId('exemption-mark').first()).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('site-menu').click()
      await page.getByTestId('open-exemptions').click()
      await expect(page.getByTestId('exemption')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      await page.getByTestId('list-menu').click()
      await page.getByTestId('open-many').click()
      await expectAccessible(page)
      await page.getByTestId('many-all').click()
      await page.getByTestId('many-preview').click()
      await expect(page.getByTestId('many-confirm')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('many-start').click()
      await expect(page.getByTestId('kill-countdown')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('countdown-start').click()
      await page.getByTestId('kill-pause').click()
      await expect(page.getByTestId('kill-phase')).toContainText('Paused')
      await expectAccessible(page)
      await page.getByTestId('kill-cancel-rest').click()
      await expect(page.getByTestId('kill-result')).toBeVisible({ timeout: 90_000 })
      await page.getByTestId('report-menu').click()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByTestId('kill-close').click()
      await page.getByTestId('open-audit').click()
      await expect(page.getByTestId('audit-entry').first()).toBeVisible()
      await expectAccessible(page)
    })

    test('so can a table that one session hides', async ({ page, host, startDemo }) => {
      const site = await startDemo({ sessions: 12 })
      site.addUser({ username: 'anna' })
      site.addSession({ user: 'anna' })
      await openSite(page, host.url, { url: site.url })
      site.removeUser('anna')
      await page.getByTestId('read-now').click()
      await page.getByTestId('suspect').check()
      await expectAccessible(page)
      await page.getByTestId('hidden-end').click()
      await expectAccessible(page)
    })

    test('so can a failure, at the sign-in and above the last rows', async ({ page, host, startDemo }) => {
      const site = await startDemo({ sessions: 12 })
      await page.goto(host.url)
      await addSite(page, { url: site.url })
      await page.getByTestId('password').fill('wrong')
      await page.getByTestId('sign-in').click()
      await expect(page.getByTestId('sign-in-failure')).toBeVisible()
      await expectAccessible(page)
      await page.getByTestId('password').fill('1234')
      await page.getByTestId('sign-in').click()
      await expect(rows(page).first()).toBeVisible()
      site.setFault({ kind: 'html' }, { path: '/api/users/Sessions' })
      await page.getByTestId('read-now').click()
      await expect(page.getByTestId('verdict')).toContainText('last rows kept')
      await expectAccessible(page)
    })
  })
}

test('the window follows the system’s colours until the user chooses others', async ({ page, host }) => {
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(host.url)
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background()).not.toBe(light)
  await page.getByTestId('theme').click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect.poll(background).toBe(light)
  await page.reload()
  await expect(page.getByTestId('welcome')).toBeVisible()
  expect(await background()).toBe(light)
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 640, height: 400 } })

  test('the table keeps room for its rows, and the preview its buttons', async ({
    page,
    host,
    startDemo,
  }) => {
    const site = await startDemo({ sessions: 60, dangling: 12, limit: 70 })
    await openSite(page, host.url, { url: site.url })
    const grid = page.getByTestId('session-grid')
    await grid.scrollIntoViewIfNeeded()
    await expect(rows(page).first()).toBeInViewport()
    expect((await grid.boundingBox())?.height).toBeGreaterThan(200)
    await rows(page).first().click()
    await page.keyboard.press('Delete')
    await expect(page.getByTestId('kill-cancel')).toBeInViewport()
    await expect(page.getByTestId('kill-confirm')).toBeInViewport()
  })
})

for (const [width, height] of [
  [640, 800],
  [640, 400],
  [320, 568],
  [320, 256],
] as const) {
  test.describe(`at ${String(width)} × ${String(height)}`, () => {
    test.use({ viewport: { width, height } })

    test('what is unusual about a kill is in sight together with its button, whatever is open', async ({
      page,
      host,
      startDemo,
    }) => {
      const site = await startDemo({ sessions: 60, dangling: 12, limit: 70 })
      await page.setViewportSize({ width: 1280, height: 800 })
      await openSite(page, host.url, { url: site.url })
      await page.getByTestId('select-all').click()
      await page.getByTestId('kill-selected').click()
      await page.getByTestId('fold-sessions').click()
      await page.setViewportSize({ width, height })
      const inShort = page.getByTestId('warnings-in-short').getByRole('listitem').first()
      const inFull = page.getByTestId('kill-warning-active')
      for (const end of [false, true]) {
        await page.locator('.dialog-body').evaluate((body, down) => {
          body.scrollTop = down ? body.scrollHeight : 0
        }, end)
        if (width === 640 && height === 800) await expect(inFull).toBeInViewport({ ratio: 1 })
        else await expect(inShort).toBeInViewport({ ratio: 1 })
        await expect(page.getByTestId('kill-cancel')).toBeInViewport({ ratio: 1 })
        await expect(page.getByTestId('kill-confirm')).toBeInViewport({ ratio: 1 })
      }
    })
  })
}
