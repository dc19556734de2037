import { afterEach, describe, expect, it } from 'vitest'
import { type Failure } from '../../../../../contract/failure.ts'
import { createSessionWatch, type SessionWatch } from '../../../../../core/services/sites/session-watch.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { watched, watchedAt, watchedAtStart } from '../../../../support/watched.ts'
import { failSaying } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })
const minute = 60_000
/** Between two readings of a site out of view, with the longest jitter. */
const usualMs = 72_000
const down = failSaying('unreachable', 'No answer.').failure
const busy = (retryAfterSeconds: number): Failure =>
  failSaying('serverBusy', 'Busy.', { retryAfterSeconds }).failure

let watch: SessionWatch | null = null
afterEach(async () => await watch?.close())

/** A site that is signed in to and watched. `draw` 1: each rest is as long as it can be. */
async function stage(draw = 1) {
  const at = await watched([own])
  const watching = createSessionWatch(at.clock, () => draw)
  watch = watching
  watching.start(at.site)
  const { lino, clock } = at
  const { list } = lino
  return {
    ...at,
    watch: watching,
    /** From now on each list takes this time. Null: it is answered at once again. */
    listsTake(ms: number | null, failure?: Failure) {
      lino.list = async (signal) => {
        if (ms !== null) await clock.wait(ms, signal)
        if (failure) lino.failLists.unshift(failure)
        return list(signal)
      }
    },
  }
}

describe('reading again and again', () => {
  it('reads a site in view every 5 s and others every minute', async () => {
    const { site, lino, clock, watch } = await stage(0)
    await clock.advance(minute)
    expect(lino.lists).toBe(2)
    watch.view(site.siteId)
    await clock.advance(minute)
    expect(lino.lists).toBe(14)
    await watch.close()
    await clock.advance(minute)
    expect(lino.lists).toBe(14)
  })

  it('jitter only lengthens that, by up to a fifth', async () => {
    const { lino, clock } = await stage(1)
    await clock.advance(usualMs - 1)
    expect(lino.lists).toBe(1)
    await clock.advance(1)
    expect(lino.lists).toBe(2)
  })

  it('keeps a slow server busy for a fiftieth of the time at most', async () => {
    const { site, lino, clock, watch, listsTake } = await stage(0)
    watch.view(site.siteId)
    listsTake(3000)
    await clock.advance(8000)
    expect(lino.lists).toBe(2)
    await clock.advance(149_000)
    expect(lino.lists, 'not before 50 times the duration of the last one').toBe(2)
    await clock.advance(5000)
    expect(lino.lists).toBe(3)
  })

  it('goes on as usual after a sleep during a list, which seems to have taken hours', async () => {
    const { lino, clock, listsTake } = await stage(0)
    listsTake(3000)
    await clock.advance(minute + 1000)
    clock.jump(8 * 60 * minute)
    await clock.advance(2000)
    expect(lino.lists).toBe(2)
    await clock.advance(2 * minute)
    expect(lino.lists).toBeGreaterThan(2)
  })

  it('of a site that is stopped while it is read ends, and another watch of it is its own', async () => {
    const { site, lino, clock, watch } = await stage(0)
    const { list } = lino
    lino.list = async (signal) => {
      // It does not hear that it is stopped.
      await clock.wait(1000)
      return list(signal)
    }
    await clock.advance(minute)
    watch.stop(site.siteId)
    await clock.advance(10 * minute)
    expect(lino.lists).toBe(2)
  })

  it('stops once signed out, and does not disturb a kill', async () => {
    const { site, lino, clock, watch } = await stage()
    watch.view(site.siteId)
    site.killing = true
    await clock.advance(minute)
    expect(lino.lists).toBe(1)
  })
})

describe('the next reading of a site', () => {
  it('is said, and is the next try while it fails', async () => {
    const { site, lino, clock, watch } = await stage(0)
    expect(site.state()).toMatchObject({ nextReadAt: monday + minute, nextTryAt: null })
    lino.failLists = [down]
    await clock.advance(minute)
    const rest = monday + minute + 5000
    expect(site.state()).toMatchObject({ nextReadAt: rest, nextTryAt: rest })
    await clock.advance(5000)
    expect(site.state()).toMatchObject({ nextReadAt: rest + minute, nextTryAt: null })
    watch.stop(site.siteId)
    expect(site.state().nextReadAt).toBeNull()
  })

  it('is not planned once our session has ended', async () => {
    const { site, lino, clock } = await stage(0)
    lino.failLists = [failSaying('signedOut', 'Gone.').failure]
    await clock.advance(minute)
    expect(site.state()).toMatchObject({ nextReadAt: null, nextTryAt: null })
  })
})

describe('a clock that is set back', () => {
  it('takes what is past with it, so that no figure is from the future', async () => {
    const at = await watched([own])
    const { site, lino, clock } = at
    watch = createSessionWatch(
      clock,
      () => 0,
      (ms) => site.clockWasSet(ms),
    )
    watch.start(site)
    lino.failLists = [down]
    await clock.advance(minute)
    const { readAt, failedAt, failingSince } = site.state()
    expect(failingSince).not.toBeNull()
    lino.failLists = Array.from({ length: 99 }, () => down)
    clock.jump(-60 * minute)
    await clock.advance(0)
    await clock.advance(15_000)
    const back = (time: number | null): number => (time ?? 0) - 60 * minute
    expect(site.state()).toMatchObject({ readAt: back(readAt), failingSince: back(failingSince) })
    expect(site.state().failedAt).toBeGreaterThanOrEqual(back(failedAt))
    expect(site.state().failedAt).toBeLessThanOrEqual(clock.now())
  })
})

describe('a failing site', () => {
  it('is left more and more in peace, and is asked as usual when it works', async () => {
    const { site, lino, clock, watch } = await stage()
    watch.view(site.siteId)
    lino.failLists = [down, down]
    await clock.advance(6000 + 10_000 + 20_000)
    expect(lino.lists).toBe(4)
    await clock.advance(6000)
    expect(lino.lists).toBe(5)
  })

  it('is asked again at other times than another one that failed with it', async () => {
    const [early, late] = [await stage(0), await stage(0.9)]
    for (const { lino } of [early, late]) lino.failLists = [down]
    await early.clock.advance(80_000)
    await late.clock.advance(80_000)
    expect([early.lino.lists, late.lino.lists]).toEqual([3, 2])
  })

  it.each(['timedOut', 'unreachable'] as const)(
    'is asked again within five minutes of being well, though it hung for a minute (%s)',
    async (kind) => {
      const { site, lino, clock, listsTake } = await stage()
      listsTake(minute, failSaying(kind, 'No answer.').failure)
      await clock.advance(30 * minute)
      expect(site.state().failure?.kind).toBe(kind)
      const before = lino.lists
      listsTake(null)
      // What is under way takes up to a minute more.
      await clock.advance(6 * minute)
      expect(lino.lists).toBeGreaterThan(before)
      expect(site.state()).toMatchObject({ failure: null, nextTryAt: null })
      const well = lino.lists
      await clock.advance(11 * minute)
      expect(lino.lists, 'as usual again').toBeGreaterThanOrEqual(well + 9)
    },
  )

  it('is never hammered: at least 5 s lie between two tries', async () => {
    const { lino, clock, listsTake } = await stage(0)
    listsTake(null, down)
    await clock.advance(60 * minute)
    expect(lino.lists).toBeLessThanOrEqual(60 * 12 + 2)
  })

  it('gets the time that it asks for', async () => {
    const { site, lino, clock, watch } = await stage()
    watch.view(site.siteId)
    lino.failLists = [busy(120)]
    await clock.advance(6000)
    expect(site.state().nextTryAt).toBe(clock.now() + 120_000)
    await clock.advance(119_000)
    expect(lino.lists).toBe(2)
    await clock.advance(1000)
    expect(lino.lists).toBe(3)
  })

  it.each([86_400, 10 ** 12, Infinity])(
    'that asks for %s s is asked again after a quarter of an hour',
    async (seconds) => {
      const { site, lino, clock } = await stage()
      lino.failLists = [busy(seconds)]
      await clock.advance(usualMs)
      expect(site.state().nextTryAt).toBe(monday + usualMs + 15 * minute)
      await clock.advance(15 * minute - 1000)
      expect(lino.lists).toBe(2)
      await clock.advance(1000)
      expect(lino.lists).toBe(3)
      expect(site.state().failure).toBeNull()
    },
  )

  it('is tried at once when it is opened, each time', async () => {
    const { site, lino, clock, watch } = await stage()
    lino.failLists = [busy(86_400), busy(86_400)]
    await clock.advance(usualMs)
    expect(lino.lists).toBe(2)
    watch.view(site.siteId)
    await clock.advance(0)
    expect(lino.lists).toBe(3)
    watch.view(site.siteId)
    await clock.advance(0)
    expect(lino.lists).toBe(4)
    expect(site.state().failure).toBeNull()
    watch.view(site.siteId)
    await clock.advance(0)
    expect(lino.lists, 'a site that is well keeps its usual time').toBe(4)
  })

  it('is read as usual after another successful reading', async () => {
    const { site, lino, clock, watch } = await stage()
    lino.failLists = [busy(600)]
    await clock.advance(usualMs)
    await site.read()
    watch.start(site)
    expect(lino.lists).toBe(3)
    await clock.advance(usualMs)
    expect(lino.lists).toBe(4)
  })

  it('that hung says nothing of what a list costs: it is read as usual once it is well', async () => {
    const { site, lino, clock, watch, listsTake } = await stage()
    listsTake(minute, failSaying('timedOut', 'No answer.').failure)
    await clock.advance(usualMs + minute)
    expect(site.state().failure?.kind).toBe('timedOut')
    listsTake(null)
    await site.read()
    watch.start(site)
    const before = lino.lists
    await clock.advance(3 * minute)
    expect(lino.lists).toBeGreaterThanOrEqual(before + 2)
  })

  it('that was well in between is rested from no longer than after its first failure', async () => {
    const { site, lino, clock } = await stage()
    lino.failLists = [down, down, down]
    await clock.advance(20 * minute)
    expect(site.state().failure).toBeNull()
    lino.failLists = [down]
    await clock.advance(2 * minute)
    const rest = (site.state().nextTryAt ?? 0) - (site.state().failedAt ?? 0)
    expect(rest).toBe(2 * minute)
  })

  it('is tried again after a failure of another reading, and says when', async () => {
    const { site, lino, clock, watch } = await stage()
    lino.failLists = [down]
    await site.read()
    watch.start(site)
    await clock.advance(0)
    expect(site.state().nextTryAt).toBe(monday + 120_000)
    await clock.advance(120_000)
    expect(site.state().failure).toBeNull()
  })

  it('that ends our session is not signed in to again unasked', async () => {
    const { site, lino, clock } = await stage()
    lino.failLists = [failSaying('signedOut', 'Gone.').failure]
    await clock.advance(usualMs)
    expect(site.state()).toMatchObject({ access: 'signedOut', nextTryAt: null })
    await clock.advance(60 * minute)
    expect([lino.lists, lino.signIns]).toEqual([2, 1])
  })
})

describe('a kept seat at the start', () => {
  /** A console starts, and its site answers the resume with this until it is well. */
  async function starting(failure: Failure) {
    const at = await watchedAtStart([own])
    const { lino, site, clock } = at
    const watching = createSessionWatch(clock, () => 1)
    watch = watching
    const { resume } = lino
    let resumes = 0
    let well = false
    lino.resume = (kept) => {
      resumes += 1
      return well ? resume(kept) : Promise.resolve({ ok: false, failure })
    }
    await site.resume()
    if (site.awaitsResume()) watching.start(site)
    return { ...at, watch: watching, resumes: () => resumes, becomesWell: () => (well = true) }
  }

  it.each([
    'unreachable',
    'timedOut',
    'serverBusy',
    'unintelligible',
    'redirected',
    'notLino',
    'certificate',
  ] as const)(
    'is taken again within five minutes of the site being well, whatever it was: %s',
    async (kind) => {
      const at = await starting(failSaying(kind, 'Trouble.').failure)
      await at.clock.advance(60 * minute)
      expect(at.site.state()).toMatchObject({ access: 'signedOut', failingSince: monday })
      expect(at.site.state().nextTryAt).toBeGreaterThan(at.clock.now())
      expect(at.resumes()).toBeLessThan(20)
      at.becomesWell()
      await at.clock.advance(5 * minute)
      expect(at.site.state()).toMatchObject({ access: 'signedIn', failure: null, nextTryAt: null })
      const { lists } = at.lino
      await at.clock.advance(usualMs)
      expect(at.lino.lists, 'and is read on').toBe(lists + 1)
      expect(at.lino.signIns, 'no new session was made').toBe(0)
    },
  )

  it('is taken at once when the site is opened', async () => {
    const at = await starting(busy(86_400))
    await at.clock.advance(minute)
    at.becomesWell()
    at.watch.view(at.site.siteId)
    await at.clock.advance(0)
    expect(at.site.state().access).toBe('signedIn')
  })

  it('is tried invisibly, so that nobody who types a password is disturbed', async () => {
    const at = await starting(down)
    at.states.length = 0
    await at.clock.advance(60 * minute)
    expect(at.states.length).toBeGreaterThan(5)
    expect(at.states.every(({ access }) => access === 'signedOut')).toBe(true)
  })

  it.each([
    'signedOut',
    'notAdministrator',
    'banned',
    'limitReached',
    'signInBarred',
    'httpNotAllowed',
  ] as const)('is not tried again after a refusal: %s', async (kind) => {
    const at = await starting(failSaying(kind, 'No.').failure)
    await at.clock.advance(60 * minute)
    at.watch.view(at.site.siteId)
    await at.clock.advance(60 * minute)
    expect(at.resumes()).toBe(1)
    expect(at.site.state().nextTryAt).toBeNull()
  })

  it('is left alone once the user has signed out, or the session is known to be gone', async () => {
    const out = await starting(down)
    await out.site.signOut()
    await out.clock.advance(60 * minute)
    expect(out.resumes()).toBe(1)
    const gone = await starting(down)
    gone.lino.sessions = []
    gone.becomesWell()
    await gone.clock.advance(60 * minute)
    expect(gone.resumes()).toBe(2)
    expect([gone.lino.signIns, gone.site.state().access]).toEqual([0, 'signedOut'])
  })
})

describe('many sites', () => {
  /** Consoles start with kept sessions of this number of sites, on one clock. */
  async function fleet(count: number, draw: () => number) {
    const clock = createFakeClock(monday)
    const watching = createSessionWatch(clock, draw)
    watch = watching
    const change = (at: number) => ({ siteId: `s${String(at)}`, url: `https://lino-${String(at)}.example` })
    const sites = await Promise.all(
      Array.from({ length: count }, (_, at) => watchedAt(clock, [own], change(at))),
    )
    return { clock, watch: watching, sites }
  }

  it('are tried soon, and not all at once, when the machine is back on the network', async () => {
    let drawn = 0
    const { clock, watch, sites } = await fleet(40, () => (drawn = (drawn + 0.618) % 1))
    for (const { site } of sites) watch.start(site)
    for (const { lino } of sites) lino.failLists = Array.from({ length: 50 }, () => down)
    await clock.advance(20 * minute)
    expect(sites.every(({ site }) => site.state().failure !== null)).toBe(true)
    for (const { lino } of sites) lino.failLists = []
    const isWell = (): number => sites.filter(({ site }) => site.state().failure === null).length
    while (isWell() === 0) await clock.advance(1000)
    expect(isWell()).toBeLessThan(20)
    await clock.advance(15_000)
    expect(isWell()).toBe(40)
  })

  it('with kept sessions are resumed at the start, 15 at a time', async () => {
    const clock = createFakeClock(monday)
    const watching = createSessionWatch(clock, () => 0)
    watch = watching
    let running = 0
    let most = 0
    const all = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const starting = await watchedAtStart([own], {
          siteId: `s${String(at)}`,
          url: `https://lino-${String(at)}.example`,
        })
        const { resume } = starting.lino
        starting.lino.resume = async (kept) => {
          running += 1
          most = Math.max(most, running)
          await clock.wait(1000)
          running -= 1
          return resume(kept)
        }
        return starting
      }),
    )
    for (const { site } of all) watching.resume(site)
    await clock.advance(4000)
    expect(most).toBe(15)
    expect(all.map(({ site }) => site.state().access)).toEqual(all.map(() => 'signedIn'))
  })
})
