import type { SiteState } from '../../../contract/site.ts'
import { makeSessions, makeSite, randomFrom, usual } from './seed.ts'
import type { SeededSite } from './seeded-sites.ts'
import { saying } from '../failures.ts'

const towns = [
  'Eupen',
  'Raeren',
  'Talbot',
  'Kettenis',
  'Tallinn',
  'Vigala',
  'Büllingen',
  'Sankt Vith am Steinberg',
]
const apps = ['Weleup', 'Voga', 'Avanti', 'Noi', 'Cosi', 'Presto', 'Tera']

const folders = ['Belgium', 'Estonia']

const tagsOf = (index: number, app: string): readonly string[] => [
  app.toLowerCase(),
  ...(index % 4 === 0 ? ['gold'] : []),
  ...(index % 10 === 0 ? ['maintained-on-weekends'] : []),
]

/** A hosting provider's sites: some full, some that fail, some not signed in to. */
export function manySites(now: number, count: number): SeededSite[] {
  const random = randomFrom(3)
  return Array.from({ length: count }, (_, index) => {
    const siteId = `many${String(index)}`
    const name = `${apps[index % apps.length] ?? ''} ${towns[Math.floor(index / apps.length) % towns.length] ?? ''} ${String(index + 1)}`
    const active = 2 + Math.floor(random() * 30)
    const dangling = Math.floor(random() ** 2 * 40)
    const live = active + dangling + 1
    const sessionsLimit = index % 5 === 0 ? null : index % 9 === 1 ? live : live + 6 + (index % 40)
    const out: Partial<SiteState> = { access: 'signedOut' }
    const failing: Partial<SiteState> = {
      failure: saying(
        'unreachable',
        'It did not answer. Check that the site runs; the console goes on trying.',
      ),
      failedAt: now - 40_000,
      failingSince: now - 38 * 60_000,
      nextTryAt: now + 90_000,
      readAt: now - 38 * 60_000,
    }
    const isOut = index % 6 === 3
    const sessions = isOut ? [] : makeSessions(index + 1, usual(active, dangling), now)
    const tags = tagsOf(index, apps[index % apps.length] ?? '')
    const folder = index % 3 === 2 ? null : (folders[index % folders.length] ?? null)
    const more = { sessionsLimit, tags, folder, ...(isOut ? out : index % 11 === 7 ? failing : {}) }
    return { site: makeSite(siteId, name, sessions, more, now), sessions }
  })
}
