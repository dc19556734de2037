import { describe, expect, it } from 'vitest'
import type { SignInOutcome } from '../../../../../contract/sign-in-outcome.ts'
import { signInToMany } from '../../../../../main/cli/fleet/sign-in-many.ts'
import { createProgress } from '../../../../../main/cli/progress.ts'
import { site } from '../fake-data.ts'
import { fakeConsole, fakeWorld, refusal, type FakeOptions, type WorldOptions } from '../fake-world.ts'

const sites = ['a', 'b', 'c'].map((siteId) => ({ ...site, siteId }))

async function signedIn(options: FakeOptions & WorldOptions) {
  const fake = fakeConsole(options)
  const { world, hidden, written } = fakeWorld(fake, options)
  const hide = (secret: string): void => void hidden.push(secret)
  const answer = await signInToMany(sites, {
    api: fake.api,
    hide,
    world,
    progress: createProgress(world.stderr),
  })
  const outcomes = answer.ok ? [...answer.value.values()].map(({ outcome }) => outcome) : answer.failure.kind
  return { outcomes, calls: fake.calls, hidden, stderr: written.stderr }
}

/** The keychain has the password of a. */
function outcomeOf(siteId: string, password?: string): SignInOutcome {
  const known = siteId === 'a' || password === '1234'
  return { siteId, outcome: known ? 'signedIn' : 'noPassword', failure: null }
}

describe('signing in to many sites', () => {
  it('asks nobody for a password', async () => {
    const { outcomes, calls } = await signedIn({ signInOutcome: outcomeOf, password: null, typed: ['1234'] })
    expect(outcomes).toEqual(['signedIn', 'noPassword', 'noPassword'])
    expect(calls).toEqual(['signInMany {"sites":["a","b","c"]}'])
  })

  it('gives the given password only to the sites that have none, and hides it first', async () => {
    const { outcomes, calls, hidden } = await signedIn({ signInOutcome: outcomeOf })
    expect([outcomes, hidden]).toEqual([['signedIn', 'signedIn', 'signedIn'], ['1234']])
    expect(calls[1]).toBe('signInMany {"sites":["b","c"],"password":"1234"}')
  })

  it('gives it to none if all have one', async () => {
    const { calls } = await signedIn({})
    expect(calls).toHaveLength(1)
  })

  it('says how far it is, and ends with the failure of the whole', async () => {
    const { outcomes, stderr } = await signedIn({
      watched: true,
      signInMany: () => Promise.resolve(refusal('usage')),
    })
    expect(outcomes).toBe('usage')
    expect(stderr).toContain('3 of 3 sites read…')
  })
})
