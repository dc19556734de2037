import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { inFrontOf, makeCertificate, startTlsServer } from '../support/certificates.ts'
import { expectAccessible } from '../support/e2e/accessible.ts'
import { layoutFlaws, tableFlaws } from '../support/e2e/layout.ts'
import { lengthenCountdown, rows } from '../support/e2e/steps.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'

/** Where the pictures go, for a person to look at. None without it. */
const pictures = process.env['LAYOUT_PICTURES']
/** `pseudo` makes each text 40 % longer (words/pseudo.ts). */
const language = process.env['LAYOUT_LANGUAGE'] ?? 'pseudo'

/** The usual window, and the smallest that the desktop lets it be (main/electron/window.ts). */
const sizes = [
  { width: 1280, height: 800 },
  { width: 720, height: 480 },
]
const schemes = pictures === undefined ? (['light'] as const) : (['light', 'dark'] as const)

/** Adds the site and signs in. Ends with its sessions in view. */
async function signInTo(page: Page, name: string, url: string): Promise<void> {
  await page.getByTestId('add-site').click()
  await page.getByTestId('site-url').fill(url)
  await page.getByTestId('site-check').click()
  await page.getByTestId('site-name').fill(name)
  await page.getByTestId('site-user').fill('robin')
  await page.getByTestId('site-add').click()
  await page.getByTestId('password').fill('1234')
  await page.getByTestId('sign-in').click()
  await expect(rows(page).first()).toBeVisible()
}

for (const size of sizes) {
  for (const colorScheme of schemes) {
    test.describe(`at ${String(size.width)} × ${String(size.height)} (${colorScheme})`, () => {
      test.use({ viewport: size, colorScheme, contextOptions: { reducedMotion: 'reduce' } })
      test.beforeEach(async ({ page }) => {
        await page.addInitScript((spoken) => localStorage.setItem('language', spoken), language)
      })
      const look = async (page: Page, screen: string): Promise<void> => {
        if (pictures !== undefined) {
          mkdirSync(pictures, { recursive: true })
          const file = `${screen.replaceAll(' ', '-')}.${language}.${colorScheme}.${String(size.width)}.png`
          await page.screenshot({ path: path.join(pictures, file) })
        }
        expect.soft(await layoutFlaws(page), screen).toEqual([])
      }

      /** By axe as well. */
      const lookWell = async (page: Page, screen: string): Promise<void> => {
        await look(page, screen)
        if (language === 'pseudo') await expectAccessible(page)
      }

      test('longer texts find room on the screens before a list', async ({ page, host, startDemo }) => {
        const site = await startDemo({ sessions: 3 })
        await page.goto(host.url)
        await expect(page.getByTestId('welcome')).toBeVisible()
        await look(page, 'welcome')
        await page.getByTestId('add-site').click()
        await page.getByTestId('site-check').click()
        await look(page, 'new site')
        await page.getByTestId('site-url').fill(site.url)
        await page.getByTestId('site-check').click()
        await expect(page.getByTestId('probe-found')).toBeVisible()
        await look(page, 'new site details')
        await page.getByTestId('site-name').fill('Weleup')
        await page.getByTestId('site-user').fill('robin')
        await page.getByTestId('site-add').click()
        await expect(page.getByTestId('sign-in-panel')).toBeVisible()
        await look(page, 'sign-in')
        await page.getByTestId('password').fill('wrong')
        await page.getByTestId('sign-in').click()
        await expect(page.getByTestId('sign-in-failure')).toBeVisible()
        await look(page, 'sign-in refused')
        await page.getByTestId('theme').click()
        await look(page, 'settings')
        await page.keyboard.press('Escape')
        await page.getByTestId('open-commands').focus()
        await page.keyboard.press('?')
        await expect(page.getByTestId('help')).toBeVisible()
        await look(page, 'help')
        await page.keyboard.press('Escape')
        await page.getByTestId('open-commands').click()
        await look(page, 'palette')
        await page.keyboard.press('Escape')
        await page.getByTestId('language').click()
        await look(page, 'languages')
      })

      test('longer texts find room around a certificate and at a full site', async ({
        page,
        host,
        startDemo,
      }) => {
        const site = await startDemo({ sessions: 70, dangling: 60, limit: 40 })
        const server = await startTlsServer(makeCertificate(), inFrontOf(site.url))
        await page.goto(host.url)
        await page.getByTestId('add-site').click()
        await page.getByTestId('site-url').fill(server.url)
        await page.getByTestId('site-check').click()
        await expect(page.getByTestId('trust-certificate')).toBeVisible()
        await look(page, 'new certificate')
        await page.getByTestId('trust-certificate').click()
        await expect(page.getByTestId('probe-found')).toBeVisible()
        await page.getByTestId('site-name').fill('Weleup')
        await page.getByTestId('site-user').fill('robin')
        await page.getByTestId('site-add').click()
        await page.getByTestId('password').fill('1234')
        await page.getByTestId('sign-in').click()
        await expect(page.getByTestId('enter-full')).toBeVisible()
        await look(page, 'full site')
        server.show(makeCertificate())
        await page.getByTestId('enter-full').click()
        await expect(page.getByTestId('certificate-changed')).toBeVisible()
        await look(page, 'changed certificate')
        await server.close()
      })

      test('longer texts find room around a list and a kill', async ({ page, host, startDemo }) => {
        await lengthenCountdown(page)
        const site = await startDemo({ sessions: 60, dangling: 52, limit: 70 })
        await page.goto(host.url)
        await page.getByTestId('add-site').click()
        await page.getByTestId('site-url').fill(site.url)
        await page.getByTestId('site-check').click()
        await page.getByTestId('site-name').fill('Weleup')
        await page.getByTestId('site-user').fill('robin')
        await page.getByTestId('site-add').click()
        await page.getByTestId('password').fill('1234')
        await page.getByTestId('sign-in').click()
        await expect(rows(page).first()).toBeVisible()
        const lookAtTable = async (screen: string): Promise<void> => {
          await look(page, screen)
          expect.soft(await tableFlaws(page), screen).toEqual([])
        }
        await lookAtTable('table')
        await rows(page).nth(2).click()
        await lookAtTable('selection')
        await rows(page).nth(2).click({ button: 'right' })
        await look(page, 'menu of a row')
        await page.getByTestId('row-exempt').click()
        await look(page, 'new pin')
        await page.getByTestId('exempt-add').click()
        await expect(page.getByTestId('exemption-mark').first()).toBeVisible()
        await rows(page).nth(2).hover()
        await lookAtTable('exempt row')
        await page.getByTestId('site-menu').click()
        await look(page, 'menu of the site')
        await page.getByTestId('open-exemptions').click()
        await expect(page.getByTestId('exemption')).toBeVisible()
        await look(page, 'exemptions')
        await page.keyboard.press('Escape')
        await page.getByTestId('site-menu').click()
        await page.getByTestId('change-site').click()
        await look(page, 'settings of the site')
        await page.keyboard.press('Escape')
        await page.getByTestId('open-by-rule').click()
        await page.getByTestId('rule-idle-text').fill('1m')
        await look(page, 'by rule')
        await page.keyboard.press('Escape')
        await page.getByTestId('list-menu').click()
        await look(page, 'several sites')
        await page.keyboard.press('Escape')
        await page.getByTestId('kill-dangling').click()
        await expect(page.getByTestId('kill-way')).toBeVisible()
        await look(page, 'preview')
        await page.getByTestId('fold-sessions').click()
        await look(page, 'preview of each session')
        await page.getByTestId('fold-left-out').click()
        await look(page, 'preview of what is left out')
        const number = page.getByTestId('kill-typed-number')
        const count = /\d+/.exec(await page.getByTestId('kill-confirm').innerText())?.[0] ?? ''
        if (await number.isVisible()) await number.fill(count)
        await page.getByTestId('kill-confirm').click()
        await expect(page.getByTestId('kill-countdown')).toBeVisible()
        await look(page, 'countdown')
        await page.getByTestId('countdown-start').click()
        await expect(page.getByTestId('kill-result')).toBeVisible({ timeout: 90_000 })
        await look(page, 'result')
        await page.getByTestId('kill-close').click()
        await page.getByTestId('open-audit').click()
        await expect(page.getByTestId('audit-entry').first()).toBeVisible()
        await look(page, 'audit log')
      })

      test('longer texts find room in the overview, in alerts and around a kill on many sites', async ({
        page,
        host,
        startDemo,
      }) => {
        await lengthenCountdown(page)
        const full = await startDemo({ sessions: 60, dangling: 52, limit: 70 })
        const other = await startDemo({ sessions: 30, dangling: 5, seed: 2 })
        await page.goto(host.url)
        await signInTo(page, 'Eupen', full.url)
        await signInTo(page, 'Tallinn', other.url)
        await page.getByTestId('open-overview').click()
        await expect(page.getByTestId('overview-row')).toHaveCount(2)
        await lookWell(page, 'overview')
        await page.getByTestId('overview-query').fill('dangling:>')
        await look(page, 'query')
        await page.getByTestId('overview-query').fill('')
        await page.keyboard.press('Escape')
        await page.getByTestId('overview-select-all').click()
        await lookWell(page, 'overview selection')
        await page.getByTestId('overview-labels').click()
        await lookWell(page, 'tags and folder')
        await page.keyboard.press('Escape')
        await page.getByTestId('overview-kill').click()
        await lookWell(page, 'kill on many')
        await page.getByTestId('many-rule-dangling').check()
        await page.getByTestId('many-preview').click()
        await expect(page.getByTestId('many-confirm')).toBeVisible()
        await lookWell(page, 'kill on many preview')
        const number = page.getByTestId('kill-typed-number')
        const count = /\d+/.exec(await page.getByTestId('many-start').innerText())?.[0] ?? ''
        await number.fill(count)
        await page.getByTestId('many-start').click()
        await page.getByTestId('countdown-start').click()
        await expect(page.getByTestId('batch-result')).toBeVisible({ timeout: 90_000 })
        await lookWell(page, 'kill on many result')
        await page.getByTestId('batch-close').click()
        await page.getByTestId('open-alerts').click()
        await lookWell(page, 'alerts')
        await page.getByTestId('alert-settings').click()
        await lookWell(page, 'alert settings')
        await page.keyboard.press('Escape')
        await page.getByTestId('list-menu').click()
        await page.getByTestId('import-sites').click()
        await lookWell(page, 'import')
        const text = `name,url,user\nEupen,${full.url},rolf\nNamur,https://namur.example,robin\nOdd,nowhere,robin\n`
        await page.getByTestId('import-file').setInputFiles({
          name: 'sites.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(text),
        })
        await expect(page.getByTestId('import-preview')).toBeVisible()
        await lookWell(page, 'import preview')
      })

      test('longer texts find room around a sign-in to many sites', async ({ page, host, startDemo }) => {
        const full = await startDemo({ sessions: 20 })
        const other = await startDemo({ sessions: 20, seed: 2 })
        await page.goto(host.url)
        for (const [name, { url }] of [
          ['Eupen', full],
          ['Tallinn', other],
        ] as const) {
          await signInTo(page, name, url)
          await page.getByTestId('site-menu').click()
          await page.getByTestId('sign-out').click()
          await expect(page.getByTestId('sign-in-panel')).toBeVisible()
        }
        full.setLimit(5)
        await page.getByTestId('open-overview').click()
        await page.getByTestId('overview-select-all').click()
        await expect(page.getByTestId('overview-sign-in')).toBeVisible()
        await lookWell(page, 'overview signed out')
        await page.getByTestId('sign-in-all').click()
        await expect(page.getByTestId('sign-in-many-end')).not.toBeEmpty()
        await lookWell(page, 'sign in to many')
        await page.getByTestId('sign-in-many-close').click()
        await lookWell(page, 'overview after a sign-in to many')
      })
    })
  }
}
