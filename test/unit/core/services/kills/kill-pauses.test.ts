import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { idle, outcomesOf, quick } from '../../../../support/killing.ts'
import { memoryLineFiles } from '../../../../support/memory-lines.ts'
import { day, session } from '../../../../support/sessions.ts'
import { must } from '../../../../support/console.ts'
import { watchedAt } from '../../../../support/watched.ts'

const own = session({ own: true, user: 'robin' })

/** A site whose users come back to work while this machine sleeps. */
async function stage(sessions: readonly Session[]) {
  const clock = quick()
  const journals = memoryLineFiles()
  const at = { ...(await watchedAt(clock, [own, ...sessions])), kills: createTestKills(clock, { journals }) }
  const sleep = (ms: number): void => {
    clock.pass(ms)
    at.lino.sessions = at.lino.sessions.map((each) =>
      each.own ? each : { ...each, lastActivity: clock.now() },
    )
  }
  return { ...at, journals, sleep }
}

/** Does it once, when the nth list has left the site and is not read yet. */
function afterList({ lino }: Awaited<ReturnType<typeof stage>>, nth: number, act: () => void): void {
  const { list } = lino
  lino.list = async (signal) => {
    const listed = await list(signal)
    if (lino.lists === nth) act()
    return listed
  }
}

describe('the age of a list counts from its request', () => {
  it.each([3000, 8000, 40_000])('so a sleep of %i ms during the list costs nobody a session', async (ms) => {
    const at = await stage([idle(9), idle(8)])
    afterList(at, at.lino.lists + 1, () => at.sleep(ms))
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(outcomesOf(run)).toEqual(['spared becameActive', 'spared becameActive'])
    expect(at.lino.asked).toEqual([])
  })

  it('so does one while the journal announces the next hundred sessions', async () => {
    const at = await stage(Array.from({ length: 120 }, (_, nth) => idle(60 - nth / 10)))
    const { file } = at.journals
    at.journals.file = (name) => {
      const journal = file(name)
      return {
        ...journal,
        async append(lines) {
          if (lines.some((line) => line.includes('"mayBeSentTo":120')) && at.lino.asked.length === 100)
            at.sleep(8000)
          return journal.append(lines)
        },
      }
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.outcomes).toMatchObject({ killed: 100, spared: 20 })
    expect(at.lino.asked).toHaveLength(100)
  })

  it('and a site whose lists are always slow is killed on all the same', async () => {
    const at = await stage([idle(9), idle(8), idle(7)])
    at.lino.beforeList = () => at.clock.pass(at.lino.lists < 3 ? 20 : 59_000)
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.outcomes.killed).toBe(3)
    expect(at.lino.lists).toBeLessThan(9)
  })
})

describe('a plan is judged at the time of its list', () => {
  it.each([10 * day, -10 * day])('though the clock was set by %i ms since then', async (ms) => {
    const [today, long] = [idle(1), idle(9)]
    const at = await stage([today, long])
    at.clock.pass(ms)
    const plan = must(await at.kills.previews.preview(at.site, { dangling: true }))
    expect(plan.victims.map(({ ref }) => ref)).toEqual([long.ref])
  })
})
