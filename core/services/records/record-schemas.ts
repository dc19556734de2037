import { z } from 'zod'
import { failureKinds } from '../../../contract/failure.ts'
import type { EndsBy, Outcome, OutcomeCounts, SparedReason } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import type { ActivityUnknown, SessionState } from '../../../contract/session.ts'

/** What journal and audit log have in common, for reading them back. A missing code does not compile. */

export const outcome = z.enum({
  killed: 'killed',
  alreadyGone: 'alreadyGone',
  spared: 'spared',
  refused: 'refused',
  failed: 'failed',
  unknown: 'unknown',
} satisfies { [O in Outcome]: O })

const sparedReason = z.enum({
  own: 'own',
  expired: 'expired',
  becameActive: 'becameActive',
  changed: 'changed',
  exempt: 'exempt',
  newest: 'newest',
  unknownActivity: 'unknownActivity',
  unknownExpiry: 'unknownExpiry',
  cancelled: 'cancelled',
  notListed: 'notListed',
} satisfies { [R in SparedReason]: R })

export const failureKind = z.enum(failureKinds)
export const outcomeReason = z.union([sparedReason, failureKind]).nullable()

export const endsBy = z.enum({
  usual: 'usual',
  signInOver: 'signInOver',
  cannot: 'cannot',
} satisfies { [E in EndsBy]: E })

export const sessionState = z.enum({
  own: 'own',
  active: 'active',
  dangling: 'dangling',
  unknown: 'unknown',
  expired: 'expired',
} satisfies { [S in SessionState]: S })

export const activityUnknown = z.enum({
  neverUsed: 'neverUsed',
  unreadable: 'unreadable',
  notCalibrated: 'notCalibrated',
} satisfies { [U in ActivityUnknown]: U })

const count = z.number()
export const outcomeCounts = z.object({
  killed: count,
  alreadyGone: count,
  spared: count,
  refused: count,
  failed: count,
  unknown: count,
} satisfies { [O in keyof OutcomeCounts]: typeof count })

/** A rule on record. It does not have the selection. See `ruleOnRecord`. */
export const recordedRule = z.object({
  dangling: z.boolean().exactOptional(),
  idleAtLeastMs: z.number().exactOptional(),
  users: z.array(z.string()).readonly().exactOptional(),
  anonymous: z.boolean().exactOptional(),
  all: z.boolean().exactOptional(),
  includeActive: z.boolean().exactOptional(),
  includeUnknown: z.boolean().exactOptional(),
  keepNewest: z.number().exactOptional(),
  exemptUsers: z.array(z.string()).readonly().exactOptional(),
  max: z.number().exactOptional(),
  makeRoom: z.number().exactOptional(),
  signInOver: z.boolean().exactOptional(),
} satisfies { [R in Exclude<keyof KillRule, 'refs'>]: z.ZodType })

/**
 * A rule as it may be written down: without the refs of a selection. Such a rule chooses nothing. The number
 * of victims shows how many were selected.
 */
export function ruleOnRecord(rule: KillRule): KillRule {
  const recorded: { -readonly [Key in keyof KillRule]: KillRule[Key] } = { ...rule }
  delete recorded.refs
  return recorded
}
