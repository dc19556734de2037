import { expect, type Page } from '@playwright/test'
import { addSite, column, confirmKill, expectOutcomes, giveThePassword, rows, sortBy } from './steps.ts'

interface Job {
  readonly consoleUrl: string
  readonly siteUrl: string
  /** Live sessions without the console's own. */
  readonly live: number
  readonly dangling: number
  readonly password?: string
}

/**
 * The main job, by mouse, on any site: sign in, sort, filter, select, kill the dangling sessions, see the
 * result.
 */
export async function doTheMainJob(
  page: Page,
  { consoleUrl, siteUrl, live, dangling, password }: Job,
): Promise<void> {
  await page.goto(consoleUrl)
  await addSite(page, { url: siteUrl })
  await giveThePassword(page, password)
  await expect(page.getByTestId('row-count')).toHaveText(`${live + 1} sessions`)
  await expect(page.getByTestId('count-dangling')).toHaveText(`${dangling} dangling`)

  // The longest idle ones are at the top. A second look comes from the other end.
  await expect(rows(page).first()).toHaveAttribute('data-state', 'dangling')
  await sortBy(page, 'lastActivity', 'descending')
  await expect(rows(page).first()).not.toHaveAttribute('data-state', 'dangling')
  await sortBy(page, 'user', 'ascending')
  const users = await column(page, 'user').allInnerTexts()
  expect(users.length).toBeGreaterThan(5)
  expect(users).toEqual([...users].sort((a, b) => a.localeCompare(b)))

  await page.getByTestId('filter-dangling').click()
  await expect(page.getByTestId('row-count')).toHaveText(`${dangling} of ${live + 1} sessions`)
  await page.getByTestId('select-all').click()
  await expect(page.getByTestId('selection-bar')).toContainText(`${dangling} selected`)
  await page.getByTestId('kill-selected').click()

  const dialog = page.getByRole('alertdialog', { name: `Kill ${dangling} sessions on My site?` })
  await expect(dialog.getByTestId('kill-cancel')).toBeFocused()
  await expect(dialog.getByTestId('kill-confirm')).toBeDisabled()
  await expect(dialog.getByTestId('kill-way')).toContainText('ended by their own sign-out')
  await confirmKill(page, dangling)
  await expectOutcomes(page, { killed: dangling })
  await expect(page.getByTestId('kill-result')).toContainText('Checked against the site a moment ago')

  await page.getByTestId('kill-close').click()
  await expect(page.getByTestId('count-dangling')).toHaveText('0 dangling')
  // Nothing remains to filter for.
  await expect(page.getByTestId('row-count')).toHaveText(`${live + 1 - dangling} sessions`)
}
