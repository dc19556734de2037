import { openSite } from '../support/e2e/steps.ts'
import { expect, test, type Page } from '../support/e2e/test.ts'
import { allLanguages } from '../../words/languages.ts'

/** How many lines the text of an element takes. */
const linesOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .evaluate((element) =>
      Math.round(element.scrollHeight / parseFloat(getComputedStyle(element).lineHeight)),
    )

const middle = async (page: Page, selector: string): Promise<number> => {
  const box = await page.locator(selector).boundingBox()
  return box === null ? NaN : Math.round(box.y + box.height / 2)
}

test.use({ viewport: { width: 1280, height: 800 } })

test('in the usual window, what is meant for one line takes one line in each language', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 60, dangling: 52, limit: 70 })
  await openSite(page, host.url, { url: site.url })
  await page.getByTestId('filter-dangling').click()
  await expect(page.getByTestId('clear-filters')).toBeVisible()
  for (const language of allLanguages) {
    await page.getByTestId('language').click()
    await page.getByTestId(`language-${language}`).click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    expect.soft(await linesOf(page, '.find span'), `${language}: sites and commands`).toBe(1)
    expect.soft(await linesOf(page, '.row-detail .keys'), `${language}: keys`).toBe(1)
    expect
      .soft(await middle(page, '.filters .search'), `${language}: filters`)
      .toBe(await middle(page, '.filters .segments'))
  }
})
