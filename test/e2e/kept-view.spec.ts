import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startBrowserHost } from '../support/browser-host.ts'
import { giveThePassword, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('a table that was sorted and grouped by keyboard is the same after a restart', async ({
  page,
  startDemo,
}) => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'kept-view-'))
  const site = await startDemo({ sessions: 40, dangling: 20 })
  const sorted = (name: RegExp, order: string) =>
    expect(page.getByRole('columnheader', { name })).toHaveAttribute('aria-sort', order)

  const first = await startBrowserHost({ home, demo: false })
  await openSite(page, first.url, { url: site.url })
  await page.getByTestId('sort-state').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('sort-user').focus()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await sorted(/^State/, 'ascending')
  await sorted(/^User/, 'descending')
  await page.getByTestId('group-by').focus()
  const kept = page.waitForResponse(
    (answer) => answer.request().postData()?.includes('"group":"ip"') ?? false,
  )
  await page.keyboard.type('by a')
  await kept
  await expect(page.getByTestId('group-row').first()).toBeVisible()
  await page.goto('about:blank')
  await first.stop()

  const second = await startBrowserHost({ home, demo: false })
  await page.goto(second.url)
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByTestId('group-by')).toHaveValue('ip')
  await sorted(/^State/, 'ascending')
  await sorted(/^User/, 'descending')
  await page.goto('about:blank')
  await second.stop()
  rmSync(home, { recursive: true })
})
