import { test } from 'vitest'
import { describeLino } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import { listAndKill } from '../support/lino-journey.ts'
import type { LinoOptions } from '../support/lino/options.ts'

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
    test(`${what}: the list is the database's rows, and a kill ends the dangling ones alone`, () =>
      listAndKill(version, options))
  })
}
