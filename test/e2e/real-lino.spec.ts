import { doTheMainJob } from '../support/e2e/main-job.ts'
import { addSite, giveThePassword, openSite, rowOf, rows } from '../support/e2e/steps.ts'
import { expect, test } from '../support/e2e/test.ts'
import { ensureLino } from '../support/lino/install.mjs'
import { startLino, type LinoSite, type NewSession } from '../support/lino/site.ts'

const day = 24 * 60 * 60
const dangling = 200

/** Ten days up: a fresh server hides mistakes with sessions never used. */
const longUp = { startedAgoSeconds: 10 * day }

const busy = Array.from({ length: 40 }, (_, index): NewSession => ({
  user: index % 2 === 0 ? 'rolf' : 'luc',
  lastActivityAgo: 60 + index * 3600,
  ip: '10.0.0.7',
}))
const left = Array.from({ length: dangling }, (_, index): NewSession => ({
  user: index % 3 === 0 ? 'luc' : 'marc',
  lastActivityAgo: 4 * day + 3600 + index * 3600,
  ip: `10.0.1.${index}`,
}))
const expired: NewSession[] = [{ lastActivityAgo: 15 * day, expiresIn: -day }]

test.describe('Lino 26.10 with its React front end', () => {
  let site: LinoSite

  test.beforeAll(async () => {
    test.setTimeout(600_000)
    const lino = await ensureLino('26.10')
    const reason = 'unavailable' in lino ? lino.unavailable : ''
    test.skip(reason !== '', `NOTHING WAS TESTED AGAINST LINO 26.10: ${reason}`)
    site = await startLino('26.10', longUp)
  })
  test.beforeEach(() => site.clear())
  test.afterAll(() => site?.stop())

  test('loses its 200 dangling sessions and no other, by the word of its own database', async ({
    page,
    host,
  }) => {
    const keys = await site.insertSessions([...busy, ...left, ...expired])
    const victims = keys.slice(busy.length, busy.length + dangling)
    await doTheMainJob(page, {
      consoleUrl: host.url,
      siteUrl: site.url,
      live: busy.length + dangling,
      dangling,
    })
    const listed = (await site.dump()).map((row) => row.key)
    expect(victims.filter((key) => listed.includes(key))).toEqual([])
    expect(keys.filter((key) => !victims.includes(key) && !listed.includes(key))).toEqual([])

    expect(await host.stop()).toBe(0)
    const { total } = await site.count()
    expect(total, 'the console has signed itself out').toBe(keys.length - dangling)
  })

  test('refuses a wrong password and a user who is no administrator, each in words', async ({
    page,
    host,
  }) => {
    await page.goto(host.url)
    await addSite(page, { url: site.url, user: 'luc' })
    await giveThePassword(page, 'not the password')
    await expect(page.getByTestId('sign-in-failure')).toHaveText(
      'The site refuses this username and password',
    )
    await giveThePassword(page)
    await expect(page.getByTestId('sign-in-failure')).toHaveText('This user is not an administrator there')
    expect((await site.count()).total).toBe(0)
  })

  test('shows text, not HTML, and every odd address as it came', async ({ page, host }) => {
    await site.insertSessions([
      { user: 'marc', lastActivityAgo: 5 * day, ip: '2001:db8:0:0:0:0:c0a8:101' },
      { user: 'luc', lastActivityAgo: 5 * day, ip: '<img src=x onerror=alert(1)>' },
    ])
    await openSite(page, host.url, { url: site.url })
    await expect(rowOf(page, '2001:db8:0:0:0:0:c0a8:101')).toContainText('marc')
    await expect(rowOf(page, '<img src=x onerror=alert(1)>')).toContainText('luc')
    await expect(page.locator('.grid img')).toHaveCount(0)
  })

  test('hides its table behind a ghost, and the console says what hides it and keeps the last rows', async ({
    page,
    host,
  }) => {
    await site.insertSessions(busy)
    await openSite(page, host.url, { url: site.url })
    await expect(page.getByTestId('row-count')).toHaveText(`${busy.length + 1} sessions`)
    await site.insertSession({ kind: 'ghost' })
    await page.getByTestId('read-now').click()
    await expect(page.getByTestId('verdict')).toHaveText('One broken session hides the whole table')
    await expect(rows(page).first()).toBeVisible()
    await expect(page.getByTestId('row-count')).toHaveText(`${busy.length + 1} sessions`)
  })

  // The last one: it leaves the site with its limit.
  test('is full, says so to a site manager who comes too late, and offers the way in', async ({
    page,
    host,
  }) => {
    await site.restart({ limit: 3 })
    await site.insertSessions(busy.slice(0, 3))
    await page.goto(host.url)
    await addSite(page, { url: site.url })
    await giveThePassword(page)
    await expect(page.getByTestId('sign-in-failure')).toHaveText('Full: the site refuses your sign-in, too')
    await page.getByTestId('enter-full').click()
    await expect(page.getByTestId('verdict')).toContainText('Full')
    await expect(rows(page)).toHaveCount(4)
    expect(await host.stop()).toBe(0)
    expect((await site.count()).total, 'the console has signed itself out').toBe(3)
  })
})
