import { readFile } from 'node:fs/promises'
import { confirmKill, expectOutcomes, openSite } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('a kill is paused and continued, its rest is cancelled, and its outcomes are shown all along', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 420, dangling: 400, latency: 60 })
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('kill-dangling').click()
  await confirmKill(page, 400)
  await expect(page.getByTestId('kill-progress')).toContainText(/^[1-9]\d* of 400 sent/)
  await expect(page.getByTestId('kill-pace')).toContainText(/about \d+ a (second|minute).* left/)
  await page.getByTestId('kill-pause').click()
  await expect(page.getByTestId('kill-phase')).toContainText('Paused.')
  const sent = await page.getByTestId('kill-progress').innerText()
  const left = site.sessions().length
  // Several requests would have been sent in that time.
  await page.waitForTimeout(1000)
  expect(await page.getByTestId('kill-progress').innerText()).toBe(sent)
  expect(left - site.sessions().length).toBeLessThanOrEqual(1)
  // A reloaded window finds it, although there is no event about it.
  await page.reload()
  await expect(page.getByTestId('kill-phase')).toContainText('Paused.')
  expect(await page.getByTestId('kill-progress').innerText()).toBe(sent)

  await page.getByTestId('kill-continue').click()
  await expect(page.getByTestId('kill-progress')).not.toHaveText(sent)
  await page.getByTestId('kill-cancel-rest').click()
  const result = page.getByTestId('kill-result')
  await expect(result).toContainText('You cancelled the rest.')
  const killed = Number(await result.getByTestId('outcome-killed').locator('dd').innerText())
  await expectOutcomes(page, { killed, spared: 400 - killed })

  // The report is saved as a file, without any key.
  await page.getByTestId('report-menu').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-json').click()])
  expect(download.suggestedFilename()).toMatch(/^kill-my-site-\d{8}T\d{4}\.json$/)
  const report = JSON.parse(await readFile(await download.path(), 'utf8')) as { sessions: object[] }
  expect(Object.keys(report)).toEqual(['at', 'account', 'site', 'dryRun', 'planned', 'outcomes', 'sessions'])
  expect(report.sessions.map((each) => Object.keys(each).slice(0, 4))).toEqual(
    Array.from({ length: 400 }, () => ['ref', 'user', 'outcome', 'reason']),
  )
})
