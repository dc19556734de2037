import { describe, expect, it } from 'vitest'
import { type FailureKind, newFailure } from '../../../../../contract/failure.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { keepSigningIn, needsSignIn } from '../../../../../main/cli/fleet/sign-in-again.ts'
import { createProgress } from '../../../../../main/cli/progress.ts'
import { siteState } from '../../../../support/site-states.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

const out = (kind: FailureKind, more: Partial<SiteState> = {}): SiteState =>
  siteState({ access: 'signedOut', failure: newFailure(kind, 'interruptedBeforeEnd'), ...more })

describe('a site gets another sign-in', () => {
  it.each(['unreachable', 'timedOut', 'serverBusy', 'limitReached', 'signedOut'] as const)(
    'after %s',
    (kind) => {
      expect(needsSignIn(out(kind))).toBe(true)
    },
  )

  it.each(['wrongPassword', 'banned', 'codeNeeded', 'notAdministrator', 'passwordNeeded'] as const)(
    'never after %s, because only a person can help',
    (kind) => {
      expect(needsSignIn(out(kind))).toBe(false)
      expect(needsSignIn(out(kind, { access: 'paused' }))).toBe(false)
    },
  )

  it('only if the console has not planned to try it', () => {
    expect(needsSignIn(out('timedOut', { nextReadAt: 5 }))).toBe(false)
    expect(needsSignIn(out('timedOut', { access: 'signedIn' }))).toBe(false)
    expect(needsSignIn(siteState({ access: 'signedOut' }))).toBe(false)
  })
})

describe('signing in again and again', () => {
  /** The times of the sign-ins in this number of seconds, with the longest rests. */
  async function triesIn(seconds: number, states: (at: number) => readonly SiteState[]): Promise<number[]> {
    const fake = fakeConsole()
    const { world } = fakeWorld(fake, { password: null })
    const stop = new AbortController()
    let at = 0
    const tries: number[] = []
    const clock = {
      now: () => at * 1000,
      wait: async (ms: number) => {
        at += ms / 1000
        if (at >= seconds) stop.abort()
      },
    }
    const api = {
      ...fake.api,
      signInMany: async (args: Parameters<typeof fake.api.signInMany>[0]) => {
        tries.push(at)
        return fake.api.signInMany(args)
      },
    }
    const work = {
      api,
      hide: () => undefined,
      world: { ...world, clock },
      progress: createProgress(world.stderr),
    }
    await keepSigningIn(
      () => states(at),
      work,
      stop.signal,
      () => 1,
    )
    return tries
  }

  it('rests longer after each failure, and five minutes at most', async () => {
    expect(await triesIn(1600, () => [out('timedOut')])).toEqual([120, 360, 660, 960, 1260, 1560])
  })

  it('begins again when the site was well in between', async () => {
    const states = (at: number) => [at > 400 && at < 600 ? siteState() : out('timedOut')]
    expect(await triesIn(800, states)).toEqual([120, 360, 720])
  })
})
