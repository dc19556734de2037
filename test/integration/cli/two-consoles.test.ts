import { describe, expect, it } from 'vitest'
import { documentOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf } from './demo-site.ts'

interface Row {
  readonly ref: string
  readonly outcome: string
}

/** Two administrators kill the dangling ones at the same time. */
async function both(url: string, homes: readonly [string, string]): Promise<[Row[], Row[]]> {
  const kill = async (user: string, home: string): Promise<Row[]> => {
    const args = ['kill', url, '--user', user, '--dangling', '--yes', '--json']
    const ended = await runCli(args, { home })
    expect(ended.code).toBe(0)
    return documentOf(ended)['sessions'] as Row[]
  }
  return Promise.all([kill('robin', homes[0]), kill('rolf', homes[1])])
}

const refsOf = (rows: readonly Row[], outcome: string): Set<string> =>
  new Set(rows.filter((each) => each.outcome === outcome).map(({ ref }) => ref))

describe('two consoles that kill the same sessions at once', () => {
  it.each([
    ['one data folder', 1],
    ['two data folders', 2],
  ])(
    'with %s: every session that went was killed by one of them, and nobody else is touched',
    async (_, count) => {
      const home = temporaryHome()
      const homes: [string, string] = [home, count === 1 ? home : temporaryHome()]
      const site = await demoSite({ sessions: 400, dangling: 150, cost: 'lino' })
      const before = keysOf(site).size
      const [one, other] = await both(site.url, homes)
      const gone = before - keysOf(site).size
      for (const rows of [one, other]) {
        const outcomes = new Set(rows.map((each) => each.outcome))
        expect([...outcomes].every((each) => each === 'killed' || each === 'alreadyGone')).toBe(true)
      }
      const [killed, killedToo] = [refsOf(one, 'killed'), refsOf(other, 'killed')]
      expect(new Set([...killed, ...killedToo]).size).toBe(gone)
      const twice = [...killed].filter((ref) => killedToo.has(ref))
      // With two folders, both may have sent a request between the same two lists. Nobody can say whose
      // request it was.
      if (count === 1) expect(twice).toEqual([])
    },
  )
})
