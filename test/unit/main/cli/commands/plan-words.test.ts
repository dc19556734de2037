import { describe, expect, it } from 'vitest'
import type { KillPlan, KillWarning } from '../../../../../contract/kill.ts'
import { afterWords, planWords } from '../../../../../main/cli/commands/plan-words.ts'
import { warningWords } from '../../../../../main/cli/output/words.ts'
import { day, now, session, site } from '../fake-data.ts'
import { fakeConsole } from '../fake-world.ts'

async function planWith(more: Partial<KillPlan>): Promise<KillPlan> {
  const { api } = fakeConsole({ sessions: [session(1, { lastActivity: now - 9 * day })], plan: more })
  const plan = await api.previewKill({ siteId: site.siteId, rule: { dangling: true } })
  if (!plan.ok) throw new Error('no plan')
  return plan.value
}

async function wordsOf(more: Partial<KillPlan>, sessionsLimit: number | null = 50): Promise<string> {
  return planWords(await planWith(more), { ...site, sessionsLimit }).join('\n')
}

describe('planWords', () => {
  it('tells the oldest and the youngest activity', async () => {
    const [oldestActivity, youngestActivity] = [now - 9 * day, now - 5 * day]
    expect(await wordsOf({ oldestActivity, youngestActivity })).toMatch(
      /^Last active from 2026-11-14 \d\d:00 to 2026-11-18 \d\d:00\.$/,
    )
    expect(await wordsOf({ oldestActivity, youngestActivity: oldestActivity })).toMatch(
      /^Last active 2026-11-14 \d\d:00\.$/,
    )
  })

  it('counts who is left out, by why', async () => {
    const leftOut = (['exempt', 'own', 'exempt', 'newest', 'unknownActivity', 'becameActive'] as const).map(
      (reason, at) => ({ ref: String(at), reason }),
    )
    expect(await wordsOf({ leftOut })).toBe(
      "Left out: 2 exempt, 1 of the console's own, 1 kept as a user's newest, " +
        '1 whose last activity is unknown, 1 used meanwhile.',
    )
  })

  it.each([
    [50, {}, 'This makes room for 3 more below the limit of 50.'],
    [0, { victims: [] }, "This site's sessions limit is 0: nobody is let in, whatever is killed."],
    [50, { victims: [] }, 'There is room for 3 more below the limit of 50 already.'],
    [null, {}, 'No sessions limit of this site is known: room is made for 3 more than are there now.'],
    [
      50,
      { warnings: [{ code: 'notEnough', count: 2 }] },
      'Asked for: room for 3 more below the limit of 50.\n' +
        'Note: That is not room enough: 2 sessions more would have to go, and these filters choose no other.',
    ],
  ] as const)('says with a limit of %j what room is made: %j', async (limit, more, words) => {
    expect(await wordsOf({ rule: { makeRoom: 3 }, ...more }, limit)).toBe(words)
  })
})

describe('a site that counts expired sessions', () => {
  it('is said, with what helps', async () => {
    const plan = await planWith({ rule: { makeRoom: 3 } })
    const counts = {
      ...{ listed: 201, live: 151, own: 1, active: 114, dangling: 36, unknown: 0, expired: 50, anonymous: 0 },
    }
    const words = planWords(plan, { ...site, sessionsLimit: 160, countsExpired: true, counts }).join('\n')
    expect(words).toContain('room for 3 more below the limit of 160, where expired sessions count, too')
    expect(words).toContain('201 of at most 160')
    expect(words).toContain('python manage.py clearsessions')
  })
})

describe('afterWords', () => {
  it('tells whom the rule left out, and what did not go as asked: nobody was shown the plan', async () => {
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
    expect(afterWords(plan, { ...site, sessionsLimit: null })).toEqual([
      'Left out: 1 exempt.',
      'No sessions limit of this site is known: room is made for 3 more than are there now.',
      'Note: That is not room enough: 2 sessions more would have to go, and these filters choose no other.',
      'Note: 1 of these cannot be ended in the usual way. It can be ended with --sign-in-over.',
    ])
    expect(afterWords(await planWith({ rule: { makeRoom: 3 } }), site)).toEqual([])
  })
})

describe('warningWords', () => {
  it.each<[KillWarning, string]>([
    [
      { code: 'administrator', users: ['robin'] },
      'Sessions of an account that you use here are among these: robin. Who else is an administrator is not known.',
    ],
    [
      { code: 'onlySessions', users: Array.from({ length: 20 }, (_, at) => `u${at}`) },
      'These users lose all their sessions: u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14 and 5 more.',
    ],
    [{ code: 'cannotEnd', count: 2, bySigningIn: 0 }, 'This site has no way to end 2 sessions of these.'],
    [
      { code: 'cannotEnd', count: 2, bySigningIn: 2 },
      '2 of these cannot be ended in the usual way. They can be ended with --sign-in-over.',
    ],
    [
      { code: 'cannotEnd', count: 5, bySigningIn: 2 },
      '5 of these cannot be ended in the usual way. 2 of them can be ended with --sign-in-over.',
    ],
    [
      { code: 'cannotEnd', count: 1, bySigningIn: 1 },
      '1 of these cannot be ended in the usual way. It can be ended with --sign-in-over.',
    ],
    [
      { code: 'signInOver', count: 3 },
      '3 of these are ended by signing in over them, one at a time, last of all.',
    ],
  ])('of %j', (warning, words) => {
    expect(warningWords(warning)).toBe(words)
  })
})
