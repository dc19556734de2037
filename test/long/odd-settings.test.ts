import { test } from 'vitest'
import { describeLino } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import { listAndKill } from '../support/lino-journey.ts'
import type { LinoOptions } from '../support/lino/options.ts'

const longUp = { startedAgoSeconds: 864_000 }

const settings: [string, LinoOptions][] = [
  ['in German alone', { languages: 'de' }],
  ['in French first', { languages: 'fr de' }],
  ['Y/m/d with seconds', { dateFormat: '%Y/%m/%d', timeFormat: '%H:%M:%S' }],
  ['m-d-Y, am and pm', { dateFormat: '%m-%d-%Y', timeFormat: '%I:%M %p' }],
  ['d/m/Y, am and pm with seconds', { dateFormat: '%d/%m/%Y', timeFormat: '%I:%M:%S %p' }],
  ['named months', { dateFormat: '%d %b %Y', timeFormat: '%Hh%M' }],
  ['m/d/Y in USE_TZ', { tz: true, dateFormat: '%m/%d/%Y', timeFormat: '%I:%M %p' }],
  ['Y-m-d in USE_TZ, cookies end with the browser', { tz: true, dateFormat: '%Y-%m-%d', browserClose: true }],
  ['half an hour off UTC, three days of cookie age', { timeZone: 'Asia/Kolkata', cookieAge: 259_200 }],
  ['far west, cookies end with the browser', { timeZone: 'Pacific/Honolulu', browserClose: true }],
  ['far east', { timeZone: 'Pacific/Kiritimati' }],
  ['two workers', { workers: 2 }],
  ['DEBUG on, own cookie name', { debug: true, cookieName: 'lino_session' }],
  ['ExtJS in USE_TZ, own cookie name', { ui: 'extjs', tz: true, cookieName: 'ssid' }],
  [
    'ExtJS, American',
    { ui: 'extjs', dateFormat: '%m/%d/%Y', timeFormat: '%I:%M %p', timeZone: 'America/Bogota' },
  ],
]

for (const version of ['26.10', '21.4'] satisfies LinoVersion[]) {
  describeLino(version, () => {
    test.each(settings)('%s', (_, options) => listAndKill(version, { ...longUp, ...options }))
  })
}
