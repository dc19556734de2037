import { expect, test } from 'vitest'
import { stateOf } from '../../core/domain/state.ts'
import { killAll, sessionsOf, signedIn, startConsole } from '../support/console.ts'
import { describeLino, startLino } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import type { LinoOptions } from '../support/lino/options.ts'
import { expectTruth, refOf } from './truth.ts'

/** Ten days up: a fresh server hides mistakes with sessions never used. */
const longUp = { startedAgoSeconds: 864_000 }

const sites: [LinoVersion, string, LinoOptions][] = [
  ['26.10', 'React', { ...longUp, limit: 5000 }],
  ['26.10', 'React, USE_TZ in Tallinn', { ...longUp, tz: true }],
  [
    '26.10',
    'React, American dates, own cookie name',
    { ...longUp, dateFormat: '%m/%d/%Y', timeFormat: '%I:%M %p', cookieName: 'ssid' },
  ],
  [
    '26.10',
    'React, ISO dates, Kathmandu, two days of cookie age',
    {
      ...longUp,
      dateFormat: '%Y-%m-%d',
      timeFormat: '%H:%M:%S',
      timeZone: 'Asia/Kathmandu',
      cookieAge: 172_800,
    },
  ],
  ['26.10', 'ExtJS', { ...longUp, ui: 'extjs' }],
  ['25.5', 'React, cookies end with the browser', { ...longUp, browserClose: true }],
  ['25.5', 'React, cached_db', { ...longUp, engine: 'cached_db' }],
  ['21.4', 'React', longUp],
  ['21.4', 'React, USE_TZ, d/m/Y', { ...longUp, tz: true, dateFormat: '%d/%m/%Y' }],
]

for (const [version, what, options] of sites) {
  describeLino(version, () => {
    test(`${what}: the list is the database's rows, and a kill ends the dangling ones alone`, async () => {
      const site = await startLino(version, options)
      await site.seed(150, { seed: 7 })
      const { api, close } = await startConsole()
      try {
        const state = await signedIn(api, site.url, site.password)
        const sessions = await sessionsOf(api, state.siteId)
        const before = await site.dump()
        expectTruth(state, sessions, before, site.url)
        expect(state).toMatchObject({
          frontEnd: options.ui ?? 'react',
          killBy: 'signOut',
          access: 'signedIn',
        })

        const now = (state.readAt ?? 0) + state.serverAheadMs
        const dangling = sessions.filter((each) => stateOf(each, now, state.danglingAfterMs) === 'dangling')
        expect(dangling.length).toBeGreaterThan(20)
        const run = await killAll(
          api,
          state.siteId,
          dangling.map((each) => each.ref),
        )
        expect(run.failure).toBeNull()
        expect(run.outcomes.killed).toBe(dangling.length)

        const victims = new Set(dangling.map((each) => each.ref))
        const left = (await site.dump()).map((row) => row.key)
        const expected = before.map((row) => row.key).filter((key) => !victims.has(refOf(site.url, key)))
        expect(left.sort()).toEqual(expected.sort())
      } finally {
        const { leftBehind } = await close()
        expect(leftBehind).toEqual([])
        const rows = await site.dump()
        expect(
          rows.filter(
            (row) => row.ip === '127.0.0.1' && Date.parse(row.lastActivity ?? '') > Date.now() - 60_000,
          ),
        ).toEqual([])
        await site.stop()
      }
    })
  })
}
