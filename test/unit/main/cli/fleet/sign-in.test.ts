import { describe, expect, it } from 'vitest'
import { succeed } from '../../../../../contract/failure.ts'
import type { Result } from '../../../../../contract/failure.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { createFleetSignIn } from '../../../../../main/cli/fleet/sign-in.ts'
import { createProgress } from '../../../../../main/cli/progress.ts'
import { fakeConsole, fakeWorld, refusal, type WorldOptions } from '../fake-world.ts'
import { site } from '../fake-data.ts'

const sites = ['a', 'b', 'c'].map((siteId) => ({ ...site, siteId }))

/** Sites that know these passwords, and a keychain that has some of them. */
function fleetOf(right: Record<string, string>, keychain: readonly string[], options: WorldOptions = {}) {
  const heard: string[] = []
  const waiting: (() => void)[] = []
  const signIn = async (args: { password?: string }): Promise<Result<SiteState>> => {
    const { siteId } = args as { siteId: string; password?: string }
    if (args.password === undefined)
      return keychain.includes(siteId) ? succeed({ ...site, siteId }) : refusal('passwordNeeded')
    heard.push(siteId)
    await new Promise<void>((resolve) => waiting.push(resolve))
    if (right[siteId] === 'timeout') return refusal('timedOut')
    return right[siteId] === args.password ? succeed({ ...site, siteId }) : refusal('wrongPassword')
  }
  const fake = fakeConsole({ signIn })
  const { world, hidden } = fakeWorld(fake, options)
  const progress = createProgress(world.stderr)
  const fleet = createFleetSignIn({
    api: fake.api,
    hide: (secret) => void hidden.push(secret),
    world,
    progress,
  })
  const answers = Promise.all(
    sites.map(async (each) => {
      const answer = await fleet.signIn(each)
      return answer.ok ? 'in' : answer.failure.kind
    }),
  )
  return { answers, heard, hidden, waiting }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function answerAll(waiting: (() => void)[]): Promise<void> {
  for (const next of waiting.splice(0)) next()
  await settle()
}

describe('signing in to many sites', () => {
  it('uses what the keychain has, and asks nobody', async () => {
    const { answers, heard } = fleetOf({}, ['a', 'b'], { password: null, typed: ['1234'] })
    expect(await answers).toEqual(['in', 'in', 'passwordNeeded'])
    expect(heard).toEqual([])
  })

  it('lets one site try a given password, and then the others together', async () => {
    const { answers, heard, hidden, waiting } = fleetOf({ a: '1234', b: '1234', c: '1234' }, [])
    await settle()
    expect([heard, hidden]).toEqual([['a'], ['1234']])
    await answerAll(waiting)
    expect(heard).toEqual(['a', 'b', 'c'])
    await answerAll(waiting)
    expect(await answers).toEqual(['in', 'in', 'in'])
  })

  it('lets the next site try it if the first one says nothing about it', async () => {
    const { answers, heard, waiting } = fleetOf({ a: 'timeout', b: '1234', c: '1234' }, [])
    await settle()
    await answerAll(waiting)
    expect(heard).toEqual(['a', 'b'])
    await answerAll(waiting)
    await answerAll(waiting)
    expect(await answers).toEqual(['timedOut', 'in', 'in'])
  })

  it('gives a password that was refused to no other site', async () => {
    const { answers, heard, waiting } = fleetOf({ b: '1234', c: '1234' }, ['c'])
    await settle()
    await answerAll(waiting)
    expect(await answers).toEqual(['wrongPassword', 'passwordNeeded', 'in'])
    expect(heard).toEqual(['a'])
  })
})
