import { expect, it } from 'vitest'
import { liveThrough } from '../support/fleet-week.ts'

// It proves that no site is stuck and no figure is older than it says, whatever happens in a week. It takes
// about a minute.
const seed = Math.floor(Math.random() * 1_000_000)

it(`40 sites live through a week of faults, sleep, clock jumps and failing networks (seed ${String(seed)})`, async () => {
  const { broken, lists, troubles } = await liveThrough({ sites: 40, hours: 168, seed })
  expect(broken).toEqual([])
  expect(lists).toBeGreaterThan(40 * 168 * 20)
  for (const kind of ['hangs', 'down', 'busy', 'slow', 'well', 'sleep', 'setBack', 'offline'])
    expect(troubles[kind], kind).toBeGreaterThan(5)
}, 900_000)
