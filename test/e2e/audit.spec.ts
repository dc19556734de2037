import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { confirmKill, expectOutcomes, openSite } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'

test('what was done is in the audit log: found by its words, saved, and verified', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 30, dangling: 6 })
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('open-audit').click()
  await expect(page.getByTestId('audit-empty')).toContainText('The audit log is empty.')
  await page
    .getByTestId(/^site-(?!menu)/)
    .first()
    .click()
  await page.getByTestId('kill-dangling').click()
  await confirmKill(page, 6)
  await expectOutcomes(page, { killed: 6 })
  await page.getByTestId('kill-close').click()

  await page.getByTestId('open-audit').click()
  const entries = page.getByTestId('audit-entry')
  await expect(entries).toHaveCount(2)
  await expect(entries.first()).toContainText('Kill of 6 sessions finished: 6 killed.')
  await expect(entries.first()).toContainText('as robin · browser')
  await expect(entries.last()).toContainText('Kill of 6 sessions started')
  await expect(page.getByTestId('audit-whole')).toContainText('The audit log is whole: 2 entries')
  // This host has no keychain.
  await expect(page.getByTestId('audit-whole')).toContainText('lines missing at the end would not be noticed')
  await page.getByTestId('audit-search').fill('finished robin')
  await expect(page.getByTestId('audit-count')).toHaveText('1 of 2 entries')
  await page.getByTestId('audit-search').fill('')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('audit-save').click(),
  ])
  expect(download.suggestedFilename()).toBe('lino-audit-log.json')

  appendFileSync(auditFile(host.home), '{"seq":3}\n')
  await page.getByTestId('audit-read').click()
  await expect(page.getByTestId('audit-broken')).toContainText('Line 3')
})

const auditFile = (home: string): string => path.join(home, 'audit.jsonl')
