import { expect, type Locator, type Page } from '@playwright/test'

/** What a user does in the window, step by step. */

interface SiteToAdd {
  readonly url: string
  readonly name?: string
  readonly user?: string
}

/** Adds a site by its address. Ends in front of its sign-in. */
export async function addSite(
  page: Page,
  { url, name = 'My site', user = 'robin' }: SiteToAdd,
): Promise<void> {
  await page.getByTestId('add-site').click()
  await page.getByTestId('site-url').fill(url)
  await page.getByTestId('site-check').click()
  await expect(page.getByTestId('probe-found')).toBeVisible()
  await page.getByTestId('site-name').fill(name)
  await page.getByTestId('site-user').fill(user)
  await page.getByTestId('site-add').click()
  await expect(page.getByTestId('sign-in-panel')).toContainText(`Sign in to ${name}`)
}

export async function giveThePassword(page: Page, password = '1234'): Promise<void> {
  await page.getByTestId('password').fill(password)
  await page.getByTestId('sign-in').click()
}

/** Opens the console, adds the site and signs in. Ends with the sessions in view. */
export async function openSite(page: Page, consoleUrl: string, site: SiteToAdd): Promise<void> {
  await page.goto(consoleUrl)
  await addSite(page, site)
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()
}

/** The rows of the table that are drawn. */
export const rows = (page: Page): Locator => page.getByTestId('session-row')

/** The rows whose text has all of this. */
export const rowOf = (page: Page, text: string | RegExp): Locator => rows(page).filter({ hasText: text })

/** A column of the rows that are drawn, from the top. */
export const column = (page: Page, name: string): Locator => rows(page).locator(`.cell-${name}`)

/** Clicks a column's head and waits until it is sorted that way. */
export async function sortBy(page: Page, name: string, direction: 'ascending' | 'descending'): Promise<void> {
  const head = page.getByRole('columnheader').filter({ has: page.getByTestId(`sort-${name}`) })
  await page.getByTestId(`sort-${name}`).click()
  await expect(head).toHaveAttribute('aria-sort', direction)
}

/** Makes each countdown a minute long, so that a slow machine can look at it before it ends. */
export async function lengthenCountdown(page: Page): Promise<void> {
  await page.route('**/api/startKill', async (route) => {
    const args = route.request().postDataJSON() as Readonly<Record<string, unknown>>
    await route.continue({ postData: JSON.stringify({ ...args, countdownSeconds: 60 }) })
  })
}

/** In the preview: types the number if it is asked for, says yes, and does not wait for the countdown. */
export async function confirmKill(page: Page, count: number): Promise<void> {
  const dialog = page.getByTestId('kill-dialog')
  // Once the plan is there, it is known whether the number has to be typed.
  await expect(dialog.getByTestId('kill-way')).toBeVisible()
  const number = dialog.getByTestId('kill-typed-number')
  if (await number.isVisible()) await number.fill(String(count))
  await dialog.getByTestId('kill-confirm').click()
  await page.getByTestId('countdown-start').click()
}

type Outcomes = Partial<
  Record<'killed' | 'alreadyGone' | 'spared' | 'refused' | 'failed' | 'unknown', number>
>

/** The result is open and shows exactly these figures. Missing figures are zero. */
export async function expectOutcomes(page: Page, wanted: Outcomes): Promise<void> {
  const result = page.getByTestId('kill-result')
  await expect(result).toBeVisible({ timeout: 90_000 })
  for (const outcome of ['killed', 'alreadyGone', 'spared', 'refused', 'failed', 'unknown'] as const) {
    const count = wanted[outcome] ?? 0
    const tile = result.getByTestId(`outcome-${outcome}`)
    if (count > 0) await expect(tile.locator('dd')).toHaveText(String(count))
    else await expect(tile.locator('dd').filter({ hasNotText: /^0$/ })).toHaveCount(0)
  }
}
