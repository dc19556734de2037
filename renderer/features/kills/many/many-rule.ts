import type { KillRule } from '../../../../contract/rule.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { parseDuration } from '../../../../core/domain/duration.ts'
import { roomFor } from '../../../../core/domain/limit.ts'
import { towardsLimit } from '../../../../core/domain/what-counts.ts'

/** A rule for several sites as it was typed. */
export interface ManyRule {
  readonly kind: 'dangling' | 'idle' | 'makeRoom' | 'users'
  readonly idle: string
  readonly room: string
  /** With commas between them. */
  readonly users: string
  /** Of the users: also sessions that are active, or of unknown activity. */
  readonly inUse: boolean
}

export const danglingRule: ManyRule = { kind: 'dangling', idle: '', room: '', users: '', inUse: false }

const mostRoom = 1_000_000

/** The rule for one of the sites. Null: something is missing or wrong. */
export function ruleFor(
  rule: ManyRule,
  { danglingAfterMs }: Pick<SiteState, 'danglingAfterMs'>,
): KillRule | null {
  switch (rule.kind) {
    case 'dangling':
      return { dangling: true }
    case 'idle': {
      const idleAtLeastMs = parseDuration(rule.idle)
      if (idleAtLeastMs === null) return null
      // As by the rule of one site: who types 30 minutes means people who were at work 30 minutes ago.
      return { idleAtLeastMs, ...(idleAtLeastMs < danglingAfterMs && { includeActive: true }) }
    }
    case 'makeRoom': {
      const makeRoom = /^\d{1,7}$/.test(rule.room.trim()) ? Number(rule.room) : 0
      return makeRoom >= 1 && makeRoom <= mostRoom ? { dangling: true, makeRoom } : null
    }
    case 'users': {
      const users = [...new Set(rule.users.split(',').map((user) => user.trim()))].filter(Boolean)
      if (users.length === 0) return null
      return { users, ...(rule.inUse ? { includeActive: true, includeUnknown: true } : { dangling: true }) }
    }
  }
}

/** Whether a site is chosen unasked: it lacks room, and dangling sessions are in the way. */
export function lacksRoom({ failure, counts, sessionsLimit, countsExpired }: SiteState): boolean {
  if (failure !== null || counts === null || counts.dangling === 0) return false
  const { kind } = roomFor(towardsLimit(counts, countsExpired), sessionsLimit)
  return kind === 'full' || kind === 'nearlyFull'
}
