import { createSessionWatch } from '../../core/services/sites/session-watch.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { randomFrom } from '../support/renderer-harness/seed.ts'
import { hour, minute, monday, session } from '../support/sessions.ts'
import { arrange } from '../support/watched.ts'
import { worstSecond } from './worst-second.ts'

const sites = 200
const listMs = 700
const mostOfAll = 1 / 2

/**
 * A machine with 200 sites wakes up: how many lists begin in the worst second of the next two minutes. The
 * clock is simulated, so this needs no time, and a busy machine changes nothing.
 */
export async function benchFleetWake(): Promise<{ what: string; kept: boolean }> {
  const clock = createFakeClock(monday)
  const begun: number[] = []
  const read = new Set<string>()
  const watch = createSessionWatch(clock, randomFrom(1))
  const fleet = Array.from({ length: sites }, (_, at) => {
    const siteId = `s${String(at)}`
    const each = arrange(clock, [session({ own: true, user: 'robin' })], {
      siteId,
      url: `https://${siteId}.example`,
    })
    const { list } = each.lino
    each.lino.list = async (signal) => {
      begun.push(clock.now())
      read.add(siteId)
      await clock.wait(listMs, signal)
      return list(signal)
    }
    return each.site
  })
  for (const site of fleet) {
    const signedIn = site.signIn({ password: 'secret' })
    await clock.advance(listMs)
    await signedIn
    watch.start(site)
  }
  await clock.advance(2 * minute)
  clock.jump(hour)
  const woken = clock.now()
  read.clear()
  await clock.advance(2 * minute)
  const ours = worstSecond(begun.filter((at) => at >= woken))
  await watch.close()
  // Every one of them is overdue, and a loop of its own would begin with the first tick.
  const what = `lists that begin in the worst second after ${String(sites)} sites wake: ${String(ours)}, without staggering ${String(sites)}: ${(ours / sites).toFixed(2)} (at most ${String(mostOfAll)}). All were read: ${String(read.size === sites)}`
  return { what, kept: ours <= sites * mostOfAll && read.size === sites }
}
