import { afterEach, describe, expect, it } from 'vitest'
import {
  createScheduler,
  type ScheduledWork,
  type Scheduler,
} from '../../../../../core/services/sites/scheduler.ts'
import { createFakeClock, type FakeClock } from '../../../../support/fake-clock.ts'
import { monday } from '../../../../support/sessions.ts'

const minute = 60_000
let scheduler: Scheduler | null = null
afterEach(async () => await scheduler?.close())

interface Trial extends ScheduledWork {
  failing: boolean
  viewed: boolean
  readonly startedAt: number[]
  readonly plans: (number | null)[]
}

function stage(draw = 0.5) {
  const clock = createFakeClock(monday)
  const made = createScheduler(clock, () => draw)
  scheduler = made
  let running = 0
  let most = 0
  /** Work that takes this time, and plans itself again. */
  function work(key: string, takesMs: number, { host = key, everyMs = minute } = {}): Trial {
    const trial: Trial = {
      key,
      host,
      failing: false,
      viewed: false,
      startedAt: [],
      plans: [],
      planned: (at) => void trial.plans.push(at === null ? null : at - monday),
      isInView: () => trial.viewed,
      isFailing: () => trial.failing,
      async run(stopped) {
        trial.startedAt.push(clock.now() - monday)
        running += 1
        most = Math.max(most, running)
        await clock.wait(takesMs, stopped)
        running -= 1
        if (!stopped.aborted) made.plan(trial, clock.now() + everyMs)
      },
    }
    return trial
  }
  return { clock, scheduler: made, work, most: () => most }
}

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `site-${String(at)}`)

describe('the next time of some work', () => {
  it('is reported when it is planned, moved and dropped', async () => {
    const { clock, scheduler, work } = stage()
    const one = work('one', 1000, { everyMs: 60 * minute })
    scheduler.plan(one, monday + 5000)
    await clock.advance(6000)
    expect(one.plans).toEqual([5000, 6000 + 60 * minute])
    clock.jump(-30 * minute)
    await clock.advance(15_000)
    expect(one.plans.at(-1)).toBe(6000 + 30 * minute)
    scheduler.drop('one')
    expect(one.plans.at(-1)).toBeNull()
  })
})

describe('what is due', () => {
  it('starts at its time, again and again, and no more once it is dropped', async () => {
    const { clock, scheduler, work } = stage()
    const one = work('one', 1000)
    scheduler.plan(one, monday + 5000)
    await clock.advance(4999)
    expect(one.startedAt).toEqual([])
    await clock.advance(1 + 1000 + minute)
    expect(one.startedAt).toEqual([5000, 5000 + 1000 + minute])
    scheduler.drop('one')
    await clock.advance(10 * minute)
    expect(one.startedAt).toHaveLength(2)
  })

  it('is started earlier if it is planned earlier', async () => {
    const { clock, scheduler, work } = stage()
    const one = work('one', 0)
    scheduler.plan(one, monday + minute)
    scheduler.plan(one, monday + 1000)
    await clock.advance(1000)
    expect(one.startedAt).toEqual([1000])
    expect(scheduler.plannedAt('one')).toBe(monday + 1000 + minute)
  })

  it('that was dropped and planned again starts when its earlier run has ended', async () => {
    const { clock, scheduler, work } = stage()
    const late = work('one', 0)
    let end: () => void = () => undefined
    late.run = () => new Promise((resolve) => (end = resolve))
    scheduler.plan(late, monday)
    await clock.advance(0)
    scheduler.drop('one')
    const next = work('one', minute)
    scheduler.plan(next, monday)
    await clock.advance(1000)
    expect(next.startedAt).toEqual([])
    end()
    await clock.advance(0)
    expect([next.startedAt, scheduler.isRunning('one')]).toEqual([[1000], true])
  })

  it('is aborted when it is dropped, and nothing starts after the end', async () => {
    const { clock, scheduler, work } = stage()
    const [one, two] = [work('one', minute), work('two', minute)]
    scheduler.plan(one, monday)
    scheduler.plan(two, monday)
    await clock.advance(0)
    expect(scheduler.isRunning('one')).toBe(true)
    scheduler.drop('one')
    await clock.advance(0)
    expect(scheduler.isRunning('one')).toBe(false)
    await scheduler.close()
    scheduler.plan(one, monday)
    await clock.advance(10 * minute)
    expect([one.startedAt.length, two.startedAt.length]).toEqual([1, 1])
  })
})

describe('at once run', () => {
  it('15 of many, and one more that is in view', async () => {
    const { clock, scheduler, work, most } = stage()
    const many = numbered(40).map((key) => work(key, 1000))
    for (const each of many) scheduler.plan(each, monday)
    await clock.advance(0)
    expect(most()).toBe(15)
    const viewed = work('viewed', 1000)
    viewed.viewed = true
    scheduler.plan(viewed, monday)
    await clock.advance(0)
    expect([most(), viewed.startedAt]).toEqual([16, [0]])
    await clock.advance(3000)
    expect(many.every(({ startedAt }) => startedAt.length === 1)).toBe(true)
    expect(most()).toBe(16)
  })

  it('two of one host, and others meanwhile', async () => {
    const { clock, scheduler, work } = stage()
    const shared = numbered(5).map((key) => work(key, 1000, { host: 'lino.example:443' }))
    const other = work('other', 1000)
    for (const each of [...shared, other]) scheduler.plan(each, monday)
    await clock.advance(2500)
    expect(shared.map(({ startedAt }) => startedAt[0])).toEqual([0, 0, 1000, 1000, 2000])
    expect(other.startedAt).toEqual([0])
  })

  it('four that failed before: those that hang never delay the others', async () => {
    const { clock, scheduler, work } = stage()
    const hanging = numbered(30).map((key) => Object.assign(work(key, minute), { failing: true }))
    const well = work('well', 100, { everyMs: 5000 })
    for (const each of hanging) scheduler.plan(each, monday)
    scheduler.plan(well, monday + 1)
    await clock.advance(minute - 1)
    expect(hanging.filter(({ startedAt }) => startedAt.length > 0)).toHaveLength(4)
    expect(well.startedAt.length).toBe(12)
  })

  it('first what waits longest', async () => {
    const { clock, scheduler, work } = stage()
    const order: string[] = []
    const all = numbered(17).map((key) => work(key, 1000, { host: 'one' }))
    for (const [at, each] of all.entries()) {
      const { run } = each
      scheduler.plan({ ...each, run: (stopped) => (order.push(each.key), run(stopped)) }, monday - at)
    }
    await clock.advance(9000)
    expect(order).toEqual(all.map(({ key }) => key).reverse())
  })
})

describe('a machine that slept, or whose clock was set', () => {
  const waking = async (clock: FakeClock, ms: number): Promise<void> => {
    clock.jump(ms)
    // Timers stand still while it sleeps. The gap is noticed within this time.
    await clock.advance(15_000)
  }

  it('asks the site in view at once, and the others within a minute, spread out', async () => {
    const at = { draw: 0 }
    const clock = createFakeClock(monday)
    const made = createScheduler(clock, () => (at.draw = (at.draw + 0.618) % 1))
    scheduler = made
    const started: string[] = []
    const starts: number[] = []
    const plan = (key: string, viewed: boolean): void =>
      made.plan(
        {
          key,
          host: key,
          isInView: () => viewed,
          isFailing: () => false,
          planned: () => undefined,
          run: async () => {
            started.push(key)
            starts.push(clock.now())
          },
        },
        clock.now() + minute,
      )
    for (const key of numbered(200)) plan(key, false)
    plan('viewed', true)
    await waking(clock, 8 * 60 * minute)
    await clock.advance(minute)
    expect([started[0], started.length]).toEqual(['viewed', 201])
    const woken = starts[0] ?? 0
    const inOneSecond = Math.max(
      ...Array.from({ length: 75 }, (_, second) => {
        const from = woken + second * 1000
        return starts.filter((each) => each >= from && each < from + 1000).length
      }),
    )
    expect(inOneSecond).toBeLessThan(12)
  })

  it('waits no longer for its sites when the clock was set back', async () => {
    const { clock, scheduler, work } = stage()
    const one = work('one', 0)
    scheduler.plan(one, monday + minute)
    await waking(clock, -24 * 60 * minute)
    await clock.advance(minute)
    expect(one.startedAt).toHaveLength(1)
  })
})
