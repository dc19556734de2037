import { type Failure } from '../../contract/failure.ts'
import { createSessionWatch } from '../../core/services/sites/session-watch.ts'
import { failSaying } from './failures.ts'
import { createFakeClock } from './fake-clock.ts'
import { randomFrom } from './renderer-harness/seed.ts'
import { hour, minute, monday, session } from './sessions.ts'
import { arrange } from './watched.ts'

export interface Week {
  readonly sites: number
  readonly hours: number
  readonly seed: number
}

export interface Lived {
  /** What must never be, in words. */
  readonly broken: readonly string[]
  readonly lists: number
  /** What happened: how often each kind of trouble began. */
  readonly troubles: Readonly<Record<string, number>>
}

/** The longest back-off, what is under way, and the queue behind sites that hang. Milliseconds awake. */
const withinMs = 8 * minute
/** And the longest rest that a site may ask for. */
const withinRestMs = 18 * minute

/** How a site answers at the moment. `until`: milliseconds awake. */
interface Weather {
  readonly kind: 'well' | 'hangs' | 'down' | 'busy' | 'slow'
  readonly until: number
  readonly retryAfterSeconds: number
}

/** A fleet on a fake clock, with faults, sleep, clock jumps and networks that fail at random. */
export async function liveThrough({ sites: count, hours, seed }: Week): Promise<Lived> {
  const random = randomFrom(seed)
  const between = (least: number, most: number): number => least + random() * (most - least)
  const clock = createFakeClock(monday)
  const watch = createSessionWatch(clock, random, (ms) => {
    for (const { site } of fleet) site.clockWasSet(ms)
  })
  const broken = new Set<string>()
  const troubles: Record<string, number> = {}
  const happened = (kind: string): void => void (troubles[kind] = (troubles[kind] ?? 0) + 1)
  /** Time that has passed while the machine was awake. It never jumps. */
  let awake = 0
  let offlineUntil = 0
  let lists = 0
  const running = new Map<string, number>()

  const fleet = Array.from({ length: count }, (_, at) => {
    // Three sites share a host.
    const host = `https://host-${String(Math.floor(at / 3))}.example`
    const own = session({ own: true, user: 'robin' })
    const change = { siteId: `s${String(at)}`, url: `${host}/${String(at)}` }
    const each = {
      ...arrange(clock, [own], change),
      host,
      weather: { kind: 'well', until: between(0, 3 * hour), retryAfterSeconds: 0 } as Weather,
      wellSince: 0,
      readAwake: 0,
      restedFor: 0,
    }
    const { list } = each.lino
    each.lino.list = async (signal) => {
      lists += 1
      running.set(host, (running.get(host) ?? 0) + 1)
      const all = [...running.values()].reduce((sum, now) => sum + now, 0)
      if ((running.get(host) ?? 0) > 2 || all > 16)
        broken.add(`${change.siteId}: more lists at once than allowed`)
      // A list that hangs is never answered, though the site is well by then.
      const { weather } = each
      await clock.wait(tookMs(weather), signal)
      running.set(host, (running.get(host) ?? 1) - 1)
      const failure = failureOf(weather)
      if (failure) {
        each.restedFor = failure.retryAfterSeconds ?? 0
        each.lino.failLists.unshift(failure)
      } else each.readAwake = awake
      return list(signal)
    }
    return each
  })

  function tookMs({ kind }: Weather): number {
    if (kind === 'hangs') return minute
    return kind === 'slow' ? between(1000, 4000) : between(50, 800)
  }

  function failureOf({ kind, retryAfterSeconds }: Weather): Failure | null {
    if (awake < offlineUntil || kind === 'down') return failSaying('unreachable', 'No answer.').failure
    if (kind === 'hangs') return failSaying('timedOut', 'No answer.').failure
    return kind === 'busy' ? failSaying('serverBusy', 'Busy.', { retryAfterSeconds }).failure : null
  }

  function changeWeather(): void {
    for (const each of fleet) {
      if (awake < each.weather.until) continue
      const kinds = ['hangs', 'down', 'busy', 'slow'] as const
      const isTrouble = ['well', 'slow'].includes(each.weather.kind) && random() < 0.7
      const kind = isTrouble ? (kinds[Math.floor(random() * 4)] ?? 'down') : 'well'
      happened(kind)
      const retryAfterSeconds = [0, 30, 600, 86_400][Math.floor(random() * 4)] ?? 0
      const lasts = isTrouble ? between(minute, 2 * hour) : between(10 * minute, 8 * hour)
      each.weather = { kind, until: awake + lasts, retryAfterSeconds }
      if (failureOf(each.weather) === null && awake >= offlineUntil) each.wellSince = awake
    }
  }

  /** Once in some hours something happens to the whole machine. */
  function changeMachine(): void {
    const draw = random() * 60 * 5
    if (draw < 1) {
      happened('sleep')
      clock.jump(between(minute, 10 * hour))
    } else if (draw < 2) {
      happened('setBack')
      clock.jump(-between(minute, 3 * hour))
    } else if (draw < 3) {
      happened('offline')
      offlineUntil = awake + between(minute, hour)
    }
  }

  function look(): void {
    if (awake < offlineUntil) return void fleet.forEach((each) => (each.wellSince = offlineUntil))
    for (const { site, weather, wellSince, readAwake, restedFor } of fleet) {
      const { siteId } = site
      const state = site.state()
      const within = restedFor > 60 ? withinRestMs : withinMs
      const isWell = weather.kind === 'well' || weather.kind === 'slow'
      if (isWell && awake - Math.max(wellSince, readAwake) > within) broken.add(`${siteId}: stuck`)
      if (state.counts !== null && state.readAt === null) broken.add(`${siteId}: figures without an age`)
      const now = clock.now()
      if ((state.readAt ?? 0) > now + 10_000) broken.add(`${siteId}: figures from the future`)
      if ((state.failingSince ?? 0) > now + 10_000) broken.add(`${siteId}: fails since the future`)
      if ((state.failure === null) !== (state.failingSince === null))
        broken.add(`${siteId}: a failure without its beginning`)
      const old = awake - readAwake > 3 * minute && state.failure === null && !state.reading
      if (old && now - (state.readAt ?? 0) < 3 * minute - 20_000)
        broken.add(`${siteId}: old figures look fresh`)
      if (state.nextReadAt === null) broken.add(`${siteId}: no next reading`)
      if ((state.nextReadAt ?? 0) > now + 16 * minute) broken.add(`${siteId}: rests for too long`)
    }
  }

  for (const { site, account } of fleet) {
    await account.change({ session: 'kept' })
    watch.resume(site)
  }
  for (let at = 0; at < hours * 60; at += 1) {
    changeWeather()
    await clock.advance(minute)
    awake += minute
    look()
    changeMachine()
  }
  const closed = watch.close()
  await clock.advance(2 * minute)
  await closed
  return { broken: [...broken], lists, troubles }
}
