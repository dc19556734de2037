import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startBrowserHost } from '../support/browser-host.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'

const html = (page: Page) => page.locator('html')

async function choose(page: Page, menu: string, choice: string): Promise<void> {
  await page.getByTestId(menu).click()
  await page.getByTestId(`${menu}-${choice}`).click()
}

test.describe('language and theme', () => {
  test.use({ colorScheme: 'light' })

  test('are there at the next start, at another port, from the first picture on', async ({ page }) => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'preferences-'))
    const first = await startBrowserHost({ home, demo: false })
    await page.goto(first.url)
    await choose(page, 'language', 'de')
    await choose(page, 'theme', 'dark')
    await expect(html(page)).toHaveAttribute('data-theme', 'dark')
    await page.goto('about:blank')
    await first.stop()

    const second = await startBrowserHost({ home, demo: false })
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
    // Without its scripts the page shows what the first picture has.
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    await page.goto(new URL('/', second.url).href)
    await expect(html(page)).toHaveAttribute('data-theme', 'dark')
    await page.unroute('**/*.js')
    await page.goto('about:blank')
    await page.goto(second.url)
    await expect(page.getByTestId('open-audit')).toHaveText('Audit-Protokoll')
    await expect(html(page)).toHaveAttribute('data-theme', 'dark')
    await expect(html(page)).toHaveAttribute('lang', 'de')
    await page.goto('about:blank')
    await second.stop()
    rmSync(home, { recursive: true })
  })

  test('change in every tab of the console at once', async ({ page, host, context }) => {
    await page.goto(host.url)
    await expect(page.getByTestId('welcome')).toBeVisible()
    const other = await context.newPage()
    await other.goto(await host.newAddress())
    await expect(other.getByTestId('welcome')).toBeVisible()
    await choose(page, 'language', 'et')
    await choose(page, 'theme', 'dark')
    await expect(html(other)).toHaveAttribute('lang', 'et')
    await expect(html(other)).toHaveAttribute('data-theme', 'dark')
    await choose(other, 'theme', 'system')
    await expect(html(page)).not.toHaveAttribute('data-theme')
  })
})
