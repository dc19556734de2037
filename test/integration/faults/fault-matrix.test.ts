import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../demo/site/faults.ts'
import { said } from '../../../demo/wire/texts.ts'
import { credentials, failsAt, failureOf, setStage, type Expected, type Moment } from './moments.ts'
import { must } from '../../support/console.ts'

const busy = { 'signing in': 'serverBusy', listing: 'serverBusy', ending: 'serverBusy' } as const
const noSense = {
  'signing in': 'unintelligible',
  listing: 'unintelligible',
  ending: 'unintelligible',
} as const
const signInPage =
  '<!DOCTYPE html><title>Sign in</title><form method=post action=/sso><input name=user><input type=password name=password></form>'

const faults: readonly (readonly [name: string, Fault, Expected])[] = [
  [
    'reset',
    { kind: 'close' },
    { 'signing in': 'unreachable', listing: 'unreachable', ending: 'unreachable' },
  ],
  ['cut in the middle', { kind: 'cut' }, { 'signing in': 'unreachable', listing: 'unreachable' }],
  ['time-out', { kind: 'hang' }, { 'signing in': 'timedOut', listing: 'timedOut', ending: 'timedOut' }],
  ['truncated', { kind: 'truncated' }, { 'signing in': 'unintelligible', listing: 'unintelligible' }],
  // A sign-out that fails at once, and not after a database's patience: this one session cannot be read
  // there.
  ['500', { kind: 'status', status: 500 }, { ...busy, ending: 'cannotEnd' }],
  ['502 of a proxy', { kind: 'status', status: 502, body: '<html>Bad gateway' }, busy],
  ['503 with Retry-After', { kind: 'busy', retryAfter: 7 }, busy],
  ['429', { kind: 'status', status: 429, headers: { 'Retry-After': '7' } }, busy],
  ['a sign-in page', { kind: 'status', status: 200, body: signInPage }, noSense],
]

const cases = (['react', 'extjs'] as const).flatMap((frontEnd) =>
  faults.flatMap(([name, fault, expected]) =>
    (Object.entries(expected) as [Moment, string][]).map(([moment, kind]) => ({
      frontEnd,
      name,
      fault,
      moment,
      kind,
    })),
  ),
)

describe('the console says what went wrong', () => {
  it.each(cases)('$frontEnd: $name while $moment: $kind', async ({ frontEnd, fault, moment, kind }) => {
    const stage = await setStage({ frontEnd }, fault.kind === 'hang' ? moment : null)
    const failure = await failsAt(moment, fault, stage, frontEnd)
    expect(failure.kind).toBe(kind)
    if (kind === 'serverBusy' && (fault.kind === 'busy' || (fault.kind === 'status' && fault.headers)))
      expect(failure.retryAfterSeconds).toBe(7)
    expect(JSON.stringify(failure)).not.toContain(credentials.password)
    expect(stage.elsewhere.received()).toEqual([])
    // A passing trouble: after it the same client continues, and has one session.
    stage.site.setFault(null)
    if (!stage.client.signedIn) must(await stage.client.signIn(credentials))
    must(await stage.client.list())
    // Only of a session whose key never came nothing can be known.
    expect(stage.made()).toBe(fault.kind === 'cut' && moment === 'signing in' ? 2 : 1)
  })
})

const languages = (['26', '21'] as const).flatMap((lino) =>
  (['en', 'de', 'fr'] as const).map((language) => ({ lino, language })),
)

describe('a full site', () => {
  it.each(languages)('is recognised by its own words: Lino $lino, $language', async ({ lino, language }) => {
    const stage = await setStage()
    const message = said(lino, language).full(73)
    const body = JSON.stringify({ success: false, alert: 'X', message })
    const refusal: Fault = { kind: 'status', status: 200, body, type: 'application/json' }
    expect(await failsAt('signing in', refusal, stage)).toMatchObject({
      kind: 'limitReached',
      limit: 73,
      siteText: message,
      wayIn: true,
    })
    // No user has agreed: the way in is not tried.
    const posts = stage.site.requests().filter((each) => each.method === 'POST')
    expect(posts.map((each) => each.action)).toEqual(['sign_in'])
  })
})

const statuses = [301, 302, 303, 307, 308] as const
const redirects = statuses.flatMap((status) =>
  (['127.0.0.1', 'localhost'] as const).flatMap((host) =>
    (['signing in', 'listing', 'ending'] as const).map((moment) => ({ status, host, moment })),
  ),
)

describe('a redirect to another origin', () => {
  it.each(redirects)('$status to $host while $moment is not followed', async ({ status, host, moment }) => {
    const stage = await setStage()
    const headers = { Location: `http://${host}:${stage.elsewhere.port}/take?what=you-can` }
    const failure = await failsAt(moment, { kind: 'status', status, headers }, stage)
    expect(failure.kind).toBe(moment === 'ending' ? 'unintelligible' : 'redirected')
    // What a redirect carries may be a token.
    expect(JSON.stringify(failure)).not.toContain('you-can')
    expect(stage.elsewhere.received()).toEqual([])
  })

  it('would be seen if somebody followed it', async () => {
    const { site, elsewhere } = await setStage()
    site.setFault({ kind: 'redirect', location: elsewhere.url })
    await fetch(site.url)
    expect(elsewhere.received()).toHaveLength(1)
  })

  it.each(['probe', 'resume', 'signIn'] as const)(
    'from the first page on sends nothing: %s',
    async (what) => {
      const stage = await setStage()
      const { client, site, elsewhere } = stage
      const key = site.addSession({ user: 'robin' })
      site.setFault({ kind: 'redirect', location: elsewhere.url })
      const kept = JSON.stringify({ cookieName: 'sessionid', key, maxAge: null })
      const tries = {
        probe: () => client.probe(),
        resume: () => client.resume(kept),
        signIn: () => client.signIn(credentials),
      }
      expect(failureOf(await tries[what]()).kind).toBe('redirected')
      expect(elsewhere.received()).toEqual([])
      // Nor does the site itself get anything before it has answered like a Lino.
      expect(site.requests().filter((each) => each.sessionKey !== null || each.method === 'POST')).toEqual([])
    },
  )
})

const fourteenDays = 14 * 86_400_000
const losses = [
  ['killed', (stage: Awaited<ReturnType<typeof setStage>>, key: string) => stage.site.removeSession(key)],
  ['expired', (stage: Awaited<ReturnType<typeof setStage>>) => stage.site.moveClock(fourteenDays + 1000)],
] as const

describe.each(['react', 'extjs'] as const)('our own session on %s', (frontEnd) => {
  it.each(losses)('%s: signed out, while listing, ending and at its next use', async (_how, lose) => {
    const stage = await setStage({ frontEnd })
    const { client, site } = stage
    const before = new Set(site.sessions().map((each) => each.key))
    must(await client.signIn(credentials))
    const { session } = client.kept()
    const { sessions } = must(await client.list())
    const victim = sessions.find((each) => each.keyPrefix === stage.victim.slice(0, 6))?.ref ?? ''
    lose(stage, site.sessions().find((each) => !before.has(each.key))?.key ?? '')
    expect(failureOf(await client.list()).kind).toBe('signedOut')
    expect(client.signedIn).toBe(false)
    expect(await client.endSession(victim)).toMatchObject({ kind: 'failed', failure: { kind: 'signedOut' } })
    expect(site.sessions().map((each) => each.key)).toContain(stage.victim)
    expect(failureOf(await client.resume(session ?? '')).kind).toBe('signedOut')
    // Nobody has asked for another sign-in.
    expect(site.requests().filter((each) => each.action === 'sign_in')).toHaveLength(1)
  })
})
