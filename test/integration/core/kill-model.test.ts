import { fc, isSearching } from '../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import type { Session } from '../../../contract/session.ts'
import { createQuickClock } from '../../support/fake-clock.ts'
import { createTestKills } from '../../support/kills.ts'
import { anyHappenings, anyModelSessions, happenOn, type Step } from '../../support/model-site.ts'
import { day, monday, session } from '../../support/sessions.ts'
import { watchedAt } from '../../support/watched.ts'

const anyRule: fc.Arbitrary<KillRule> = fc.oneof(
  fc.constant({ dangling: true }),
  fc.constant({ all: true }),
  fc.constant({ users: ['luc'], includeUnknown: true }),
  fc.constant({ dangling: true, keepNewest: 1 }),
  fc.constant({ makeRoom: 3, includeUnknown: true }),
)

interface Story {
  readonly previewed: readonly Session[]
  readonly planned: ReadonlySet<string>
  readonly run: KillRun
  readonly steps: readonly Step[]
  readonly left: readonly Session[]
}

/** One kill on one site while its users come and go, and everything may fail. */
async function tell(
  sessions: Session[],
  rule: KillRule,
  happenings: Parameters<typeof happenOn>[2],
): Promise<Story | null> {
  const clock = createQuickClock(monday)
  const own = session({ own: true, user: 'robin' })
  const { site, lino } = await watchedAt(clock, [own, ...sessions])
  const kills = createTestKills(clock)
  const plan = await kills.previews.preview(site, rule)
  if (!plan.ok || plan.value.victims.length === 0) return null
  const previewed = site.list().sessions
  const steps = happenOn(lino, clock, happenings)
  const run = await kills.start(plan.value)
  return {
    previewed,
    run,
    steps,
    left: lino.sessions,
    planned: new Set(plan.value.victims.map(({ ref }) => ref)),
  }
}

/** What was wrong in a story. Nothing, if all is well. */
function wrongIn({ previewed, planned, run, steps, left }: Story): string[] {
  const wrong: string[] = []
  const then = new Map(previewed.map((each) => [each.ref, each]))
  const asked = new Set<string>()
  let last: ReadonlyMap<string, Session> = new Map()
  let sinceList = new Set<string>()
  for (const step of steps) {
    if (step.kind === 'list') {
      last = new Map(step.sessions.map((each) => [each.ref, each]))
      sinceList = new Set()
      continue
    }
    const seen = last.get(step.ref)
    const before = then.get(step.ref)
    if (!planned.has(step.ref)) wrong.push(`${step.ref} was killed outside of the plan`)
    if (!seen) wrong.push(`${step.ref} was not in the list before`)
    if (seen?.own || before?.own) wrong.push(`${step.ref} is our own`)
    if (seen && seen.lastActivity !== before?.lastActivity && !wasActive(before))
      wrong.push(`${step.ref} had come back, and the list before had shown it`)
    if (sinceList.has(step.ref)) wrong.push(`${step.ref} was sent twice without a list`)
    if (asked.size === 1 && sinceList.size === 1) wrong.push('no list after the first key')
    sinceList.add(step.ref)
    asked.add(step.ref)
  }
  if (asked.size > 0 && sinceList.size > 0 && !run.failure) wrong.push('no list at the end')
  wrong.push(...wrongOutcomes(run, planned, asked, last, left))
  return wrong
}

function wrongOutcomes(
  run: KillRun,
  planned: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  last: ReadonlyMap<string, Session>,
  left: readonly Session[],
): string[] {
  const live = new Set(left.filter((each) => (each.expiresAt ?? 0) > monday).map(({ ref }) => ref))
  const refs = run.results.map(({ ref }) => ref)
  return [
    ...(refs.length === planned.size && refs.every((ref) => planned.has(ref))
      ? []
      : ['an outcome is missing']),
    ...run.results.flatMap(({ ref, outcome }) => {
      const gone = outcome === 'killed' || outcome === 'alreadyGone'
      if (gone && live.has(ref)) return [`${ref} is ${outcome}, and alive`]
      if (outcome === 'killed' && !asked.has(ref)) return [`${ref} is killed, and nobody asked for it`]
      if (outcome === 'failed' && asked.has(ref) && !last.has(ref))
        return [`${ref} failed, and is not listed`]
      return []
    }),
  ]
}

const wasActive = (each: Session | undefined): boolean =>
  each !== undefined && each.lastActivity !== null && each.lastActivity > monday - 4 * day

const runs = isSearching ? 100_000 : 20_000

describe(`${String(runs)} kills while users come and go, requests fail and our own session ends`, () => {
  it('end no session of our own, none outside the plan and none that a list had shown in use, and report the truth', async () => {
    await fc.assert(
      fc.asyncProperty(anyModelSessions, anyRule, anyHappenings, async (sessions, rule, happenings) => {
        const story = await tell(sessions, rule, happenings)
        if (story) expect(wrongIn(story)).toEqual([])
      }),
      { numRuns: runs },
    )
  }, 600_000)
})
