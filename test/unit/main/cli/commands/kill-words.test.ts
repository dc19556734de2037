import { describe, expect, it } from 'vitest'
import type { KillRule } from '../../../../../contract/rule.ts'
import { makeKillPlan } from '../../../../../core/domain/kill-plan.ts'
import { notIncluded } from '../../../../../core/domain/not-included.ts'
import { killWords } from '../../../../../main/cli/commands/kill-words.ts'
import { day, now, session, site } from '../fake-data.ts'

const sessions = [
  session(1, { user: 'marc', lastActivity: now - 1000 }),
  session(2, { user: 'marc', lastActivity: now - 1000 }),
  session(3, { user: 'marc', lastActivity: null, activityUnknown: 'neverUsed' }),
  session(4, { user: 'luc', lastActivity: now - 6 * day }),
  session(5, { user: null, lastActivity: null, activityUnknown: 'neverUsed' }),
]

/** As the core plans it. */
function said(rule: KillRule, dryRun = true): string {
  const { siteId, killBy, danglingAfterMs, sessionsLimit } = site
  const plan = makeKillPlan({
    planId: 'p',
    site: { siteId, name: 'office', killBy, danglingAfterMs, sessionsLimit },
    sessions,
    rule,
    isExempt: () => false,
    endsBy: () => 'usual',
    administrators: new Set(),
    resumes: null,
    now,
    madeAt: now,
  })
  const left = notIncluded(sessions, rule, now, danglingAfterMs)
  const report = { site, dryRun, plan, results: [], leftOut: [], notIncluded: left, failure: null }
  return killWords(report, (_, text) => text).join('\n')
}

const left = 'Left out: 2 active (--include-active), 1 with an unknown last activity (--include-unknown).'

describe('killWords', () => {
  it('says what a rule leaves out because of its state, once, with the options that include it', () => {
    expect(said({ users: ['marc'] })).toBe(
      `Would kill 0 sessions on office (https://office.example.com).\n${left}\nNothing was sent: this was a dry run.`,
    )
    expect(said({ users: ['marc'] }, false)).toBe(`Nothing to kill.\n${left}`)
    expect(said({ users: ['luc', 'marc'] })).toContain(left)
  })

  it('says how sessions end only if some would', () => {
    expect(said({ users: ['luc'] })).toContain('Sessions are ended by their own sign-out.')
    expect(said({ users: ['marc'] })).not.toContain('sign-out')
  })

  it('says that a session began if nobody signed in to it', () => {
    const why = said({ all: true })
    expect(why).toMatch(/^marc .* never used, signed in 1 d ago, /m)
    expect(why).toMatch(/^\(anonymous\) .* anonymous, never used, begun 1 d ago$/m)
  })

  it('names no option that would include nothing', () => {
    expect(said({ dangling: true })).toContain('Left out: 2 with an unknown last activity.')
    expect(said({ dangling: true })).not.toContain('--include')
  })
})
