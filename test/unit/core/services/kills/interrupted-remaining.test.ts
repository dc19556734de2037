import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { countOutcomes } from '../../../../../core/domain/outcome-counts.ts'
import { heldAgainst } from '../../../../../core/services/kills/interrupted-remaining.ts'
import type { JournalledRun, JournalledVictim } from '../../../../../core/services/records/journals.ts'
import { day, hour, monday, session } from '../../../../support/sessions.ts'

const dangling = session({ lastActivity: monday - 10 * day, keyPrefix: 'listed' })

/** As a journal describes it. */
const victimOf = (of: Session, change: Partial<JournalledVictim> = {}): JournalledVictim => ({
  digest: `digest of ${of.ref}`,
  user: of.user,
  state: 'dangling',
  endsBy: 'usual',
  lastActivity: of.lastActivity,
  activityUnknown: of.activityUnknown,
  expiresAt: of.expiresAt,
  settled: null,
  mayBeSent: false,
  ...change,
})

/** What a list of these sessions says of the one victim. */
function held(
  victim: JournalledVictim,
  listed: readonly Session[],
  {
    idleAtLeastMs,
    isExempt = () => false,
  }: { idleAtLeastMs?: number; isExempt?: (each: Session) => boolean } = {},
) {
  const rule = { dangling: true, ...(idleAtLeastMs === undefined ? {} : { idleAtLeastMs }) }
  const run: JournalledRun = {
    runId: 'r',
    siteId: 's',
    siteName: 'Office',
    url: 'https://lino.example',
    account: 'robin',
    startedAt: monday - hour,
    planned: 1,
    outcomes: countOutcomes([]),
    rule,
    victims: [victim],
    match: () => Promise.reject(new Error('matched already')),
  }
  const matched = new Map(listed.some(({ ref }) => ref === dangling.ref) ? [[dangling.ref, victim]] : [])
  return heldAgainst(run, matched, listed, monday, 4 * day, isExempt, (user) => user)
}

const told = (listed: boolean) =>
  listed
    ? { ref: dangling.ref, keyPrefix: 'listed', user: 'luc' }
    : { ref: `digest of ${dangling.ref}`, keyPrefix: '', user: 'luc' }

describe('a session of an interrupted run, by a fresh list', () => {
  it('that is as it was planned remains, though a request may have been sent for it', () => {
    const remaining = { remaining: [dangling.ref], earlier: [] }
    expect(held(victimOf(dangling), [dangling])).toEqual(remaining)
    expect(held(victimOf(dangling, { mayBeSent: true }), [dangling])).toEqual(remaining)
  })

  it.each([
    [true, 'killed'],
    [false, 'alreadyGone'],
  ] as const)('that is gone, and may have been sent for: %s: %s', (mayBeSent, outcome) => {
    const expired = { ...dangling, expiresAt: monday - day }
    expect(held(victimOf(dangling, { mayBeSent }), [])).toEqual({
      remaining: [],
      earlier: [{ ...told(false), outcome, reason: null }],
    })
    expect(held(victimOf(dangling, { mayBeSent }), [expired])).toEqual({
      remaining: [],
      earlier: [{ ...told(true), outcome, reason: null }],
    })
  })

  it.each<[string, Partial<Session>, string]>([
    ['was used since', { lastActivity: monday - hour }, 'becameActive'],
    ['is another user’s', { user: 'marc' }, 'changed'],
    ['is our own', { own: true }, 'own'],
    ['is another console’s', { ownElsewhere: true }, 'own'],
  ])('that %s is spared', (_what, change, reason) => {
    expect(held(victimOf(dangling, { mayBeSent: true }), [{ ...dangling, ...change }])).toEqual({
      remaining: [],
      earlier: [{ ...told(true), outcome: 'spared', reason }],
    })
  })

  it('that is exempt since is spared, unless it is gone', () => {
    const isExempt = (each: Session): boolean => each.user === 'luc'
    expect(held(victimOf(dangling), [dangling], { isExempt }).earlier).toEqual([
      { ...told(true), outcome: 'spared', reason: 'exempt' },
    ])
    expect(held(victimOf(dangling), [], { isExempt }).earlier).toMatchObject([{ outcome: 'alreadyGone' }])
  })

  it('that is idle for less than the rule asks is spared', () => {
    expect(held(victimOf(dangling), [dangling], { idleAtLeastMs: 11 * day }).remaining).toEqual([])
    expect(held(victimOf(dangling), [dangling], { idleAtLeastMs: 9 * day }).remaining).toEqual([dangling.ref])
  })

  it('that was settled before the crash stays so, whatever the list says', () => {
    const settled = { outcome: 'failed', reason: 'cannotEnd' } as const
    expect(held(victimOf(dangling, { settled }), [dangling])).toEqual({
      remaining: [],
      earlier: [{ ...told(true), ...settled }],
    })
    expect(held(victimOf(dangling, { settled }), []).earlier).toEqual([{ ...told(false), ...settled }])
  })
})
