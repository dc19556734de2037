import { z } from 'zod'
import type { GroupBy, KeptView, SortColumn, SortOrder, StateFilter, UserFilter } from './session-view.ts'

const column = z.enum({
  user: 'user',
  lastActivity: 'lastActivity',
  idle: 'idle',
  ip: 'ip',
  expires: 'expires',
  state: 'state',
  key: 'key',
} satisfies { [C in SortColumn]: C })

const order = z.strictObject({ column, descending: z.boolean() }) satisfies z.ZodType<SortOrder>

const group = z.enum({ user: 'user', ip: 'ip', state: 'state', day: 'day' } satisfies { [G in GroupBy]: G })

const state = z.enum({
  live: 'live',
  active: 'active',
  dangling: 'dangling',
  unknown: 'unknown',
  expired: 'expired',
} satisfies { [S in StateFilter]: S })

const user = z.union([
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('one'), user: z.string().min(1).max(1000).nullable() }),
]) satisfies z.ZodType<UserFilter>

/** Fields that a later version adds are left out. */
const keptViewSchema = z.object({
  order,
  second: order.nullable(),
  group: group.nullable(),
  state,
  idleAtLeastMs: z.number().positive().nullable(),
  user,
}) satisfies z.ZodType<KeptView>

/** By the site's id. */
export const keptViewsSchema = z.record(z.string().min(1).max(100), keptViewSchema)

/** The views that this version can read. One that it cannot read counts as not kept. */
export function knownViews(value: unknown): Readonly<Record<string, KeptView>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([siteId, kept]) => {
      const view = keptViewSchema.safeParse(kept)
      return view.success ? [[siteId, view.data] as const] : []
    }),
  )
}
