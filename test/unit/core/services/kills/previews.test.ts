import { expect, it } from 'vitest'
import { createQuickClock } from '../../../../support/fake-clock.ts'
import { must } from '../../../../support/console.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'

it('keeps the last five plans of each site, and forgets those before', async () => {
  const clock = createQuickClock(monday)
  const kills = createTestKills(clock)
  const dangling = session({ lastActivity: monday - 9 * day })
  const [one, other] = await Promise.all(
    ['one', 'other'].map((siteId) => watchedAt(clock, [session({ own: true }), dangling], { siteId })),
  )
  if (!one || !other) throw new Error('Two are needed.')
  const preview = async (site: typeof one.site) =>
    must(await kills.previews.preview(site, { dangling: true })).planId
  const others = await preview(other.site)
  const planIds: string[] = []
  for (let nth = 0; nth < 6; nth += 1) planIds.push(await preview(one.site))
  expect([others, ...planIds].map((planId) => kills.previews.get(planId).ok)).toEqual([
    ...[true, false, true, true, true, true, true],
  ])
})

it('keeps 500 plans of all sites together, and forgets the oldest', async () => {
  const clock = createQuickClock(monday)
  const kills = createTestKills(clock)
  const planIds: string[] = []
  for (let nth = 0; nth < 502; nth += 1) {
    const { site } = await watchedAt(clock, [session({ own: true })], { siteId: `s${String(nth)}` })
    planIds.push(must(await kills.previews.preview(site, { dangling: true })).planId)
  }
  const known = planIds.map((planId) => kills.previews.get(planId).ok)
  expect(known.indexOf(true)).toBe(2)
  expect(known.filter(Boolean)).toHaveLength(500)
  expect(kills.previews.get(planIds[0] ?? '')).toMatchObject({ failure: { kind: 'usage' } })
})
