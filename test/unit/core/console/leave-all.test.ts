import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../../../../contract/failure.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { leaveAll } from '../../../../core/console/leave-all.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { monday } from '../../../support/sessions.ts'
import { watched } from '../../../support/watched.ts'

interface Kind {
  readonly host?: string
  readonly access?: SiteState['access']
  readonly keepsSeat?: boolean
  /** How long its sign-out takes, milliseconds. */
  readonly takes?: number
  readonly fails?: boolean
}

async function stage(kinds: readonly Kind[]) {
  const { site } = await watched([])
  const clock = createFakeClock(monday)
  const now = { all: 0, host: new Map<string, number>() }
  const most = { all: 0, host: 0 }
  const closed: string[] = []
  const sites = kinds.map(
    ({ host = 'lino.example', access = 'signedIn', keepsSeat = false, ...kind }, at) => {
      const siteId = `s${String(at)}`
      const state: SiteState = { ...site.state(), siteId, access }
      return {
        siteId,
        record: { ...site.record, url: `https://${host}/${siteId}/` },
        state: () => state,
        keepsSeat: () => keepsSeat,
        close: () => void closed.push(siteId),
        leave: async () => {
          if (kind.takes !== undefined) {
            now.all += 1
            now.host.set(host, (now.host.get(host) ?? 0) + 1)
            most.all = Math.max(most.all, now.all)
            most.host = Math.max(most.host, now.host.get(host) ?? 0)
            await clock.wait(kind.takes)
            now.all -= 1
            now.host.set(host, (now.host.get(host) ?? 0) - 1)
          }
          return kind.fails ? fail('unexpected', 'consoleDoesNotAnswer') : succeed(state)
        },
      }
    },
  )
  let left: readonly string[] | null = null
  const end = leaveAll(sites, clock, 30_000).then((found) => {
    left = found.map(({ siteId }) => siteId)
  })
  return { clock, most, closed, end, left: () => left }
}

describe('at the end of the console', () => {
  it('two sites of a host, and 15 in all, are signed out of at once', async () => {
    const oneHost = await stage(Array.from({ length: 40 }, () => ({ takes: 100 })))
    await oneHost.clock.advance(2100)
    expect([oneHost.most, oneHost.left()]).toEqual([{ all: 2, host: 2 }, []])
    const manyHosts = await stage(
      Array.from({ length: 60 }, (_, at) => ({ host: `h${String(at)}.example`, takes: 100 })),
    )
    await manyHosts.clock.advance(500)
    expect([manyHosts.most, manyHosts.left()]).toEqual([{ all: 15, host: 1 }, []])
  })

  it('a site that answers too late, and those that had to wait for it, may have kept one session', async () => {
    const { clock, left, closed } = await stage([
      { takes: 60_000 },
      { takes: 60_000 },
      { takes: 10 },
      { host: 'other.example', takes: 10 },
    ])
    await clock.advance(29_999)
    expect(left()).toBeNull()
    await clock.advance(1)
    expect([left(), closed]).toEqual([
      ['s0', 's1', 's2'],
      ['s0', 's1', 's2', 's3'],
    ])
  })

  it('a sign-out that could not be confirmed is said', async () => {
    const { clock, left } = await stage([{ takes: 10, fails: true }, { takes: 10 }])
    await clock.advance(10)
    expect(left()).toEqual(['s0'])
  })

  it('sites without a request do not wait for those with one', async () => {
    const { clock, left } = await stage([
      { takes: 60_000 },
      { takes: 60_000 },
      { access: 'signedOut' },
      { keepsSeat: true },
    ])
    await clock.advance(30_000)
    expect(left()).toEqual(['s0', 's1'])
  })
})
