import { afterEach, describe, expect, it } from 'vitest'
import type { FailureKind } from '../../../../../contract/failure.ts'
import { succeed } from '../../../../../contract/failure.ts'
import type { SignInOutcome } from '../../../../../contract/sign-in-outcome.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { createSessionWatch, type SessionWatch } from '../../../../../core/services/sites/session-watch.ts'
import { createSignInMany } from '../../../../../core/services/sites/sign-in-many.ts'
import { failSaying } from '../../../../support/failures.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { fc } from '../../../../support/properties.ts'
import { minute, monday, session } from '../../../../support/sessions.ts'
import { arrange } from '../../../../support/watched.ts'

const own = session({ own: true, user: 'robin' })
/** How long each sign-in takes. Milliseconds. */
const takesMs = 1000

let watch: SessionWatch | null = null
afterEach(async () => await watch?.close())

type Given = { secrets?: object; fails?: FailureKind; tags?: readonly string[]; url?: string }

/** Sites by their ids, and what is under way at once. */
async function stage(given: Readonly<Record<string, Given>>) {
  const clock = createFakeClock(monday)
  const keychain = createMemorySecrets()
  const watching = createSessionWatch(clock, () => 0)
  watch = watching
  const tried: string[] = []
  let now = 0
  let most = 0
  const all = []
  for (const [siteId, { secrets, fails, tags = [], url = `https://${siteId}.example` }] of Object.entries(
    given,
  )) {
    if (secrets) await keychain.write(`${url}|robin`, JSON.stringify(secrets))
    const at = arrange(clock, [own], { siteId, url, tags }, true, keychain)
    const { signIn } = at.lino
    if (fails) at.lino.failSignIn = failSaying(fails, 'No.').failure
    at.lino.signIn = async (credentials) => {
      tried.push(siteId)
      now += 1
      most = Math.max(most, now)
      await clock.wait(takesMs)
      now -= 1
      return signIn(credentials)
    }
    all.push(at)
  }
  const sites = all.map(({ site }) => site)
  const events: SignInOutcome[] = []
  const many = createSignInMany(
    {
      all: () => sites,
      get: (siteId) => {
        const found = sites.find((each) => each.siteId === siteId)
        return found ? succeed(found) : failSaying('usage', 'No such site.')
      },
    },
    watching,
    (outcome) => events.push(outcome),
  )
  /** The outcomes by site. */
  async function run(...args: Parameters<typeof many.signIn>) {
    const answer = many.signIn(...args)
    await clock.advance(10 * minute)
    const outcomes = await answer
    if (!outcomes.ok) return outcomes.failure.kind
    return Object.fromEntries(outcomes.value.map(({ siteId, outcome }) => [siteId, outcome]))
  }
  return { clock, run, many, tried, events, most: () => most, all, sites, watch: watching }
}

const known = { secrets: { password: 'secret' } }

describe('signing in to many', () => {
  it('uses kept sessions and remembered passwords, and says how each ended, also by events', async () => {
    const { run, events, tried, sites } = await stage({
      known,
      kept: { secrets: { session: 'kept' } },
      without: {},
      code: { ...known, fails: 'codeNeeded' },
      full: { ...known, fails: 'limitReached' },
      wrong: { ...known, fails: 'wrongPassword' },
      down: { ...known, fails: 'unreachable' },
      odd: { ...known, fails: 'notLino' },
    })
    const outcomes = {
      known: 'signedIn',
      kept: 'signedIn',
      without: 'noPassword',
      code: 'codeNeeded',
      full: 'full',
      wrong: 'refused',
      down: 'unreachable',
      odd: 'failed',
    }
    expect(await run('all', {})).toEqual(outcomes)
    expect(Object.fromEntries(events.map(({ siteId, outcome }) => [siteId, outcome]))).toEqual(outcomes)
    expect(tried.sort()).toEqual(['code', 'down', 'full', 'known', 'odd', 'wrong'])
    expect(sites.find(({ siteId }) => siteId === 'without')?.state().failure, 'nothing was tried').toBeNull()
  })

  it('asks no site again that has refused, and leaves those alone that are signed in', async () => {
    const { run, tried, all } = await stage({
      known,
      wrong: { ...known, fails: 'wrongPassword' },
      code: { ...known, fails: 'codeNeeded' },
      full: { ...known, fails: 'limitReached' },
    })
    await run('all', {})
    const before = tried.length
    for (const { lino } of all) lino.failSignIn = null
    expect(await run('all', {})).toEqual({
      known: 'alreadyIn',
      wrong: 'refused',
      code: 'codeNeeded',
      full: 'signedIn',
    })
    expect(tried.slice(before)).toEqual(['full'])
  })

  it('means these sites alone, or those with a tag', async () => {
    const { run } = await stage({
      a: { ...known, tags: ['voga'] },
      b: { ...known, tags: ['voga', 'x'] },
      c: known,
    })
    expect(await run({ tag: 'x' }, {})).toEqual({ b: 'signedIn' })
    expect(await run({ tag: 'voga' }, {})).toEqual({ a: 'signedIn', b: 'alreadyIn' })
    expect(await run({ tag: 'none' }, {})).toEqual({})
    expect(await run(['c', 'c'], {})).toEqual({ c: 'signedIn' })
    expect(await run(['c', 'nobody'], {})).toBe('usage')
  })

  it('begins at most 15 at once, and two on one host', async () => {
    const numbered = Array.from({ length: 60 }, (_, at) => [`site${String(at)}`, known] as const)
    const wide = await stage(Object.fromEntries(numbered))
    await wide.run('all', {})
    expect([wide.tried.length, wide.most()]).toEqual([60, 15])
    await watch?.close()
    const one = Array.from({ length: 10 }, (_, at) => {
      const url = `https://one.example/${String(at)}`
      return [`site${String(at)}`, { secrets: { password: 'secret' }, url }] as const
    })
    const narrow = await stage(Object.fromEntries(one))
    await narrow.run('all', {})
    expect([narrow.tried.length, narrow.most()]).toEqual([10, 2])
  })

  it('with a given password tries it alone until it has worked, and none after a refusal', async () => {
    const { run, tried, most } = await stage({ a: { fails: 'wrongPassword' }, b: {}, c: {}, d: {} })
    expect(await run('all', { password: 'mine' })).toEqual({
      a: 'refused',
      b: 'notTried',
      c: 'notTried',
      d: 'notTried',
    })
    expect([tried, most()]).toEqual([['a'], 1])
  })

  it('with a given password, each site is asked at most once, whatever the others say', async () => {
    const kinds = fc.constantFrom<FailureKind | undefined>(
      undefined,
      'wrongPassword',
      'unreachable',
      'codeNeeded',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { minLength: 1, maxLength: 30 }), async (fails) => {
        const given = fails.map((kind, at) => [`s${String(at)}`, kind ? { fails: kind } : {}] as const)
        const { run, tried, watch: watching } = await stage(Object.fromEntries(given))
        const outcomes = await run('all', { password: 'mine' })
        await watching.close()
        expect(new Set(tried).size).toBe(tried.length)
        const refused = Object.values(outcomes).filter((each) => each === 'refused').length
        // Those that were under way when the first refused.
        expect(refused).toBeLessThanOrEqual(15)
        const firstWell = fails.findIndex((kind) => kind === undefined)
        const firstWrong = fails.indexOf('wrongPassword')
        if (firstWrong >= 0 && (firstWell < 0 || firstWrong < firstWell)) expect(refused).toBe(1)
        expect(Object.keys(outcomes).length).toBe(fails.length)
      }),
      { numRuns: 30 },
    )
  })

  it('ends when the console quits: what has not begun is not tried', async () => {
    const numbered = Array.from({ length: 40 }, (_, at) => [`site${String(at)}`, known] as const)
    const { many, clock, watch: watching } = await stage(Object.fromEntries(numbered))
    const answer = many.signIn('all', {})
    await clock.advance(takesMs / 2)
    const closed = watching.close()
    await clock.advance(minute)
    await closed
    const outcomes = await answer
    const of = (wanted: string): number =>
      outcomes.ok ? outcomes.value.filter(({ outcome }) => outcome === wanted).length : 0
    expect([of('signedIn'), of('notTried')]).toEqual([15, 25])
  })

  it('watches the sites that it has signed in to', async () => {
    const { run, all, clock } = await stage({ a: known })
    await run('all', {})
    const before = all[0]?.lino.lists ?? 0
    await clock.advance(5 * minute)
    expect(all[0]?.lino.lists).toBeGreaterThanOrEqual(before + 4)
  })
})

describe('a site that signs itself in', () => {
  async function started(fails: FailureKind | null, secrets: object = { password: 'secret' }) {
    const clock = createFakeClock(monday)
    const keychain = createMemorySecrets()
    await keychain.write('https://a.example|robin', JSON.stringify(secrets))
    const url = 'https://a.example'
    const at = arrange(clock, [own], { siteId: 'a', url, signsItselfIn: true }, true, keychain)
    if (fails) at.lino.failSignIn = failSaying(fails, 'No.').failure
    let tries = 0
    const { signIn } = at.lino
    at.lino.signIn = (credentials) => {
      tries += 1
      return signIn(credentials)
    }
    const watching = createSessionWatch(clock, () => 0)
    watch = watching
    watching.resume(at.site)
    await clock.advance(60 * minute)
    return { ...at, tries: () => tries }
  }

  it('does so once, at the start, with its remembered password', async () => {
    const { site, tries } = await started(null)
    expect([site.state().access, tries()]).toEqual(['signedIn', 1])
  })

  it('uses its kept session first', async () => {
    const { site, tries } = await started(null, { password: 'secret', session: 'kept' })
    expect([site.state().access, tries()]).toEqual(['signedIn', 0])
  })

  it('does nothing without a password', async () => {
    const { site, tries } = await started(null, {})
    expect([site.state().access, site.state().failure, tries()]).toEqual(['signedOut', null, 0])
  })

  it.each(['wrongPassword', 'limitReached', 'codeNeeded', 'banned', 'timedOut', 'unintelligible'] as const)(
    'never tries again after an answer, or one that may have been lost (%s)',
    async (kind) => {
      const { site, tries } = await started(kind)
      expect([site.state().access === 'signedIn', tries()]).toEqual([false, 1])
    },
  )

  it('waits for its network, and then signs in', async () => {
    const { site, lino, clock, tries } = await started('unreachable')
    expect(tries()).toBeGreaterThan(5)
    lino.failSignIn = null
    await clock.advance(6 * minute)
    expect(site.state()).toMatchObject({ access: 'signedIn', failure: null })
    const before = tries()
    await clock.advance(60 * minute)
    expect(tries()).toBe(before)
  })
})
