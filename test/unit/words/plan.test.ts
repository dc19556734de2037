import { describe, expect, it } from 'vitest'
import type { KillPlan, KillWarning } from '../../../contract/kill.ts'
import { afterLines, planLines } from '../../../words/plan.ts'
import { day, now, session, site } from '../main/cli/fake-data.ts'
import { fakeConsole } from '../main/cli/fake-world.ts'

const counts = {
  listed: 201,
  live: 151,
  own: 1,
  active: 114,
  dangling: 36,
  unknown: 0,
  expired: 50,
  anonymous: 0,
  onNow: 0,
  today: 0,
  expiryUnknown: 0,
}

async function planWith(more: Partial<KillPlan>): Promise<KillPlan> {
  const { api } = fakeConsole({ sessions: [session(1, { lastActivity: now - 9 * day })], plan: more })
  const plan = await api.previewKill({ siteId: site.siteId, rule: { dangling: true } })
  if (!plan.ok) throw new Error('no plan')
  return plan.value
}

async function wordsOf(more: Partial<KillPlan>, sessionsLimit: number | null = 50): Promise<string> {
  return planLines(await planWith(more), { ...site, sessionsLimit }).join('\n')
}

describe('planLines', () => {
  it('shows the oldest and the most recent activity', async () => {
    const [oldestActivity, youngestActivity] = [now - 9 * day, now - 5 * day]
    expect(await wordsOf({ oldestActivity, youngestActivity })).toMatch(
      /^Last activity: from 2026-11-14 \d\d:00 to 2026-11-18 \d\d:00\.$/,
    )
    expect(await wordsOf({ oldestActivity, youngestActivity: oldestActivity })).toMatch(
      /^Last activity: 2026-11-14 \d\d:00\.$/,
    )
  })

  it('says which victims are killed even in use, unless the rule asks for an idle time', async () => {
    const victim = (await planWith({})).victims[0]
    if (!victim) throw new Error('a victim')
    const active = { ...victim, state: 'active' } as const
    const victims = [active, { ...victim, state: 'dangling' }] as const
    expect(await wordsOf({ victims })).toContain(
      'Note: 1 of these sessions is killed even if it is in use. ' +
        'The others are spared if their users come back before their turn.',
    )
    expect(await wordsOf({ victims: [active, active] })).toMatch(/2 of these .* in use\.$/)
    expect(await wordsOf({ victims, rule: { idleAtLeastMs: day } })).not.toContain('in use')
    expect(await wordsOf({ victims: [{ ...active, leftBehind: true }] })).not.toContain('in use')
  })

  it('counts the sessions that are left out, by reason', async () => {
    const leftOut = (['exempt', 'own', 'exempt', 'newest', 'unknownActivity', 'becameActive'] as const).map(
      (reason, at) => ({ ref: String(at), reason }),
    )
    expect(await wordsOf({ leftOut })).toBe(
      'Left out: 2 exempt, 1 of the console’s own, 1 kept as its user’s newest, ' +
        '1 with an unknown last activity, 1 active since the preview.',
    )
  })

  it.each([
    [50, {}, 'This makes room for 3 more below the limit of 50.'],
    [0, { victims: [] }, 'The sessions limit of this site is 0: nobody can sign in, whatever is killed.'],
    [50, { victims: [] }, 'There is already room for 3 more below the limit of 50.'],
    [null, {}, 'No sessions limit of this site is known: room is made for 3 sessions more than now.'],
    [
      50,
      { warnings: [{ code: 'notEnough', count: 2 }] },
      'Asked for: room for 3 more below the limit of 50.\n' +
        'Note: That is not enough: 2 more sessions would have to go to make that room.',
    ],
  ] as const)('says with a limit of %j what room is made: %j', async (limit, more, words) => {
    expect(await wordsOf({ rule: { makeRoom: 3 }, ...more }, limit)).toBe(words)
  })
})

describe('a site whose expiries could not be read', () => {
  it('is why no room is made, and the words say what to do, also after the kill', async () => {
    const leftOut = [{ ref: '1', reason: 'unknownExpiry' as const }]
    const plan = await planWith({ rule: { makeRoom: 3, includeUnknown: true }, leftOut, victims: [] })
    const unread = { ...site, timesUnread: 'twelveHours' as const, counts }
    for (const lines of [planLines(plan, unread), afterLines(plan, unread)]) {
      const words = lines.join('\n')
      expect(words).toContain('1 whose expiry could not be read, so ending it may make no room')
      expect(words).toContain('name it with --ref')
      expect(words).toContain('without am or pm')
    }
    expect(planLines(await planWith({}), unread).join('\n')).not.toContain('--ref')
  })
})

describe('a site that counts expired sessions', () => {
  const demo = { ...site, sessionsLimit: 160, countsExpired: true, counts }

  it('is said, with what helps', async () => {
    const plan = await planWith({ rule: { makeRoom: 3 } })
    const words = planLines(plan, demo).join('\n')
    expect(words).toContain('room for 3 more below the limit of 160.')
    expect(words).toContain('201 of at most 160')
    expect(words).toContain('python manage.py clearsessions')
  })

  it('is said after a kill that made too little room, because no filter helps there', async () => {
    const notEnough = { code: 'notEnough', count: 9 } as const
    const short = await planWith({ rule: { makeRoom: 3 }, warnings: [notEnough] })
    const words = afterLines(short, demo).join('\n')
    expect(words).toMatch(
      /^Note: That is not enough: .*\nNote: this site counts expired sessions, too: 201 of /,
    )
    expect(words).toContain('python manage.py clearsessions')
    expect(afterLines(short, { ...demo, countsExpired: null })).toHaveLength(1)
    expect(afterLines(await planWith({ rule: { makeRoom: 3 } }), demo)).toEqual([])
  })
})

describe('afterLines', () => {
  it('names what the rule left out and what did not go as asked, because nobody was shown the plan', async () => {
    const leftOut = [
      { ref: '1', reason: 'exempt' },
      { ref: '2', reason: 'own' },
    ] as const
    const warnings: KillWarning[] = [
      { code: 'active', count: 1 },
      { code: 'notEnough', count: 2 },
      { code: 'cannotEnd', count: 1, bySigningIn: 1 },
    ]
    const plan = await planWith({ leftOut, warnings, rule: { makeRoom: 3 } })
    expect(afterLines(plan, { ...site, sessionsLimit: null })).toEqual([
      'Left out: 1 exempt.',
      'No sessions limit of this site is known: room is made for 3 sessions more than now.',
      'Note: That is not enough: 2 more sessions would have to go to make that room.',
      'Note: 1 of these sessions ends only by signing in over it. The option --sign-in-over does that.',
    ])
    expect(afterLines(await planWith({ rule: { makeRoom: 3 } }), site)).toEqual([])
  })
})
