import { expectOutcomes, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('the whole main job is done by keyboard alone, from adding the site to reading the result', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 90, dangling: 60 })
  await page.goto(host.url)
  const { keyboard } = page
  const focused = page.locator(':focus')
  const command = async (words: string): Promise<void> => {
    await keyboard.press('Control+k')
    await expect(page.getByTestId('command-search')).toBeFocused()
    await keyboard.type(words)
    await keyboard.press('Enter')
  }

  await expect(page.getByTestId('welcome')).toBeVisible()
  await command('add site')
  await expect(page.getByTestId('site-url')).toBeFocused()
  await keyboard.type(site.url)
  await keyboard.press('Enter')
  await expect(page.getByTestId('probe-found')).toBeVisible()
  // The name is filled in already. The field to type in has the focus.
  await expect(page.getByTestId('site-user')).toBeFocused()
  await keyboard.type('robin')
  await keyboard.press('Shift+Tab')
  await expect(page.getByTestId('site-name')).toBeFocused()
  await keyboard.type('Tallinn')
  await keyboard.press('Enter')

  await expect(page.getByTestId('password')).toBeFocused()
  await keyboard.type('1234')
  await keyboard.press('Enter')
  await expect(page.getByTestId('session-row').first()).toBeVisible()

  // Search, then on with Tab to the table's head: sorted by user.
  await keyboard.press('/')
  await expect(page.getByTestId('search')).toBeFocused()
  await keyboard.type('marc')
  await expect(page.getByTestId('row-count')).toContainText(' of ')
  for (let step = 0; step < 8; step += 1) {
    if ((await focused.getAttribute('data-testid')) === 'sort-user') break
    await keyboard.press('Tab')
  }
  await keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'User' })).toHaveAttribute('aria-sort', 'ascending')

  // Into the rows: a range, then all dangling ones by command.
  for (let step = 0; step < 10; step += 1) {
    if ((await focused.getAttribute('data-testid')) === 'session-row') break
    await keyboard.press('Tab')
  }
  await keyboard.press('Space')
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('selection-bar')).toContainText('3 selected')
  await command('show all')
  await command('select dangling')
  await expect(page.getByTestId('selection-bar')).toContainText('60 selected')

  await keyboard.press('Delete')
  await expect(page.getByTestId('kill-cancel')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await expect(page.getByTestId('kill-typed-number')).toBeFocused()
  await keyboard.type('60')
  await keyboard.press('Enter')
  await expect(page.getByTestId('kill-confirm'), 'Enter is no yes by itself').toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('countdown-cancel')).toBeFocused()
  await keyboard.press('Shift+Tab')
  await expect(page.getByTestId('countdown-start')).toBeFocused()
  await keyboard.press('Enter')
  await expectOutcomes(page, { killed: 60 })
  await expect(page.getByTestId('kill-close')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('kill-result')).toHaveCount(0)
  await expect(page.getByTestId('count-dangling')).toHaveText('0 dangling')
})

test('Escape and Enter on the preview end no session', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 30, dangling: 20 })
  await openSite(page, host.url, { url: site.url })
  for (const key of ['Escape', 'Enter']) {
    await page.getByTestId('kill-dangling').click()
    await expect(page.getByTestId('kill-cancel')).toBeFocused()
    await page.keyboard.press(key)
    await expect(page.getByTestId('kill-dialog')).toHaveCount(0)
  }
  expect(site.sessions()).toHaveLength(31)
})

test('the focus returns to the place where a dialog was opened', async ({ page, host, startDemo }) => {
  const site = await startDemo({ sessions: 30, dangling: 20 })
  await openSite(page, host.url, { url: site.url })
  const closed = async (dialog: string): Promise<void> => {
    await expect(page.getByTestId(dialog)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId(dialog)).toBeHidden()
  }
  for (const [button, dialog] of [
    ['open-by-rule', 'by-rule'],
    ['kill-dangling', 'kill-dialog'],
    ['open-commands', 'commands'],
    ['add-site', 'add-site-dialog'],
  ] as const) {
    await page.getByTestId(button).focus()
    await page.keyboard.press('Enter')
    await closed(dialog)
    await expect(page.getByTestId(button)).toBeFocused()
  }
  await page.getByTestId('site-menu').click()
  await page.getByTestId('change-site').click()
  await closed('change-site-dialog')
  await expect(page.getByTestId('site-menu')).toBeFocused()

  await rows(page).nth(2).click()
  await page.keyboard.press('Delete')
  await closed('kill-dialog')
  await expect(rows(page).nth(2)).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await closed('row-menu')
  await expect(rows(page).nth(2)).toBeFocused()
})

test('the focus is never lost: what takes the place of a button gets it, and so does a page', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 30, dangling: 8 })
  await openSite(page, host.url, { url: site.url })
  const row = page.locator('[data-testid="session-row"]:focus')

  // A button that is gone once its kill has ended.
  await page.getByTestId('kill-dangling').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('kill-cancel')).toBeFocused()
  await page.getByTestId('kill-confirm').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('countdown-start').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('kill-close')).toBeFocused()
  await page.keyboard.press('Enter')
  // The table, or the heading as long as the filter leaves no row.
  await expect(page.locator('main :focus')).toHaveCount(1)

  // The first stop of Tab leads past the list of sites.
  await page.getByTestId('open-commands').focus()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Skip to the sessions' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(1)

  // A page that is opened by a key or a command.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('audit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Control+1')
  await expect(row).toHaveCount(1)

  await page.keyboard.press('?')
  await expect(page.getByTestId('help')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(1)
})
