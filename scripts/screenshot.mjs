/**
 * Takes the README's screenshot of the practice sites again: `npm run build && node scripts/screenshot.mjs`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { node24, out, root } from './house.mjs'

const home = mkdtempSync(path.join(os.tmpdir(), 'screenshot-'))
const env = { ...process.env, LINO_SESSIONS_HOME: home, LINO_SESSIONS_NO_KEYCHAIN: '1' }
const host = spawn(node24(), [path.join(out, 'browser.js'), '--no-open'], { env })
const url = await new Promise((resolve) => createInterface({ input: host.stdout }).once('line', resolve))
const browser = await chromium.launch({
  executablePath: process.env.LINO_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 2,
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
await page.goto(url)
for (const name of ['quiet', 'older', 'full']) {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`\\(${name}`) })
    .click()
  await page.getByTestId('sign-in-demo').click()
  await page.getByTestId('session-row').first().waitFor()
}
const rows = page.getByTestId('session-row')
await rows.nth(1).click()
await rows.nth(5).click({ modifiers: ['Shift'] })
await rows.nth(7).click({ modifiers: ['Control'] })
await page.mouse.move(0, 0)
await page.screenshot({ path: path.join(root, 'assets', 'screenshot.png') })
await browser.close()
host.kill()
host.once('exit', () => rmSync(home, { recursive: true, force: true }))
