import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startBrowserHost } from '../support/browser-host.ts'
import { tableFlaws } from '../support/e2e/layout.ts'
import { confirmKill, giveThePassword, openSite, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('an interrupted kill is offered again: signed in first, previewed again, and ended', async ({
  page,
  startDemo,
  mayComplain,
}) => {
  test.setTimeout(120_000)
  // The page whose host is killed complains.
  mayComplain.push(/ERR_|Failed to load/)
  const home = mkdtempSync(path.join(os.tmpdir(), 'after-a-crash-'))
  const site = await startDemo({ sessions: 240, dangling: 200, latency: 40 })
  const first = await startBrowserHost({ home, demo: false })
  await openSite(page, first.url, { url: site.url })
  await page.getByTestId('kill-dangling').click()
  await confirmKill(page, 200)
  await expect(page.getByTestId('kill-progress')).toContainText(/^([2-9]\d|1[0-7]\d) of 200 sent/)
  await first.stop('SIGKILL')

  const second = await startBrowserHost({ home, demo: false })
  await page.goto(second.url)
  await expect(page.getByTestId('interrupted-run')).toContainText('A kill of 200 sessions on My site')
  // Its site is in view already: its sign-in comes first.
  await expect(page.getByTestId('interrupted-sign-in')).toBeDisabled()
  await giveThePassword(page)
  await expect(rows(page).first()).toBeVisible()
  // In the smallest window the messages leave room for the table.
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 720, height: 480 })
  await expect(page.getByTestId('left-overs')).toBeAttached()
  await rows(page).nth(1).click()
  expect(await tableFlaws(page)).toEqual([])
  await page.keyboard.press('Escape')
  if (usual) await page.setViewportSize(usual)
  await page.getByTestId('interrupted-go-on').click()
  const dialog = page.getByTestId('kill-dialog')
  await expect(dialog.getByTestId('kill-resumes')).toContainText('Resumes the kill of')
  const count = Number(/kill (\d+) session/.exec(await dialog.getByRole('heading').innerText())?.[1])
  expect(count).toBeGreaterThan(0)
  await confirmKill(page, count)
  await expect(page.getByTestId('kill-result')).toBeVisible({ timeout: 60_000 })
  await page.getByTestId('kill-close').click()
  await expect(page.getByTestId('interrupted')).toHaveCount(0)
  await expect(page.getByTestId('count-dangling')).toHaveText('0 dangling')
  await second.stop()
  rmSync(home, { recursive: true, force: true })
})
