import type { KillRule } from '../../../../contract/rule.ts'
import { parseDuration } from '../../../../core/domain/duration.ts'

/** The form's fields. Numbers are as they were typed. Empty: not asked for. */
export interface RuleForm {
  readonly idle: 'dangling' | 'atLeast'
  readonly idleText: string
  readonly whose: 'everybody' | 'users' | 'anonymous'
  readonly users: ReadonlySet<string>
  readonly includeUnknown: boolean
  readonly keepNewest: string
  readonly max: string
  readonly makeRoom: string
}

export const emptyRule: RuleForm = {
  idle: 'dangling',
  idleText: '',
  whose: 'everybody',
  users: new Set(),
  includeUnknown: false,
  keepNewest: '',
  max: '',
  makeRoom: '',
}

type NumberField = 'keepNewest' | 'max' | 'makeRoom'
export const numberFields: readonly NumberField[] = ['keepNewest', 'max', 'makeRoom']

/** What is wrong with it. */
type Fault = 'idleText' | 'users' | NumberField

/**
 * Whether the user can ask for unknown activity: of some users, or to make room. For all users it is chosen
 * in the table, where it is visible. An idle time never matches an unknown activity.
 */
export const mayIncludeUnknown = ({ idle, whose, makeRoom }: RuleForm): boolean =>
  idle === 'dangling' && (whose !== 'everybody' || makeRoom.trim() !== '')

const mostNumber = 1_000_000

/** Null: not asked for. Undefined: no valid number. */
function numberOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const value = /^\d+$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= mostNumber ? value : undefined
}

/** The rule of the form, or what is wrong with it. A newly opened form means the dangling sessions. */
export function ruleOf(
  form: RuleForm,
  danglingAfterMs: number,
):
  | { readonly ok: true; readonly rule: KillRule }
  | { readonly ok: false; readonly faults: ReadonlySet<Fault> } {
  const faults = new Set<Fault>()
  const idleAtLeastMs = form.idle === 'atLeast' ? parseDuration(form.idleText) : null
  if (form.idle === 'atLeast' && idleAtLeastMs === null) faults.add('idleText')
  if (form.whose === 'users' && form.users.size === 0) faults.add('users')
  const limits: { -readonly [K in NumberField]?: number } = {}
  for (const field of numberFields) {
    const value = numberOf(form[field])
    if (value === undefined) faults.add(field)
    else if (value !== null) limits[field] = value
  }
  if (faults.size > 0) return { ok: false, faults }
  const withUnknown = form.includeUnknown && mayIncludeUnknown(form)
  return {
    ok: true,
    rule: {
      ...(form.whose === 'users' && { users: [...form.users] }),
      ...(form.whose === 'anonymous' && { anonymous: true }),
      ...(idleAtLeastMs !== null && { idleAtLeastMs }),
      // A user who types 30 minutes means the people who were at work 30 minutes ago.
      ...(idleAtLeastMs !== null && idleAtLeastMs < danglingAfterMs && { includeActive: true }),
      ...(withUnknown ? { includeUnknown: true } : idleAtLeastMs === null && { dangling: true }),
      ...limits,
    },
  }
}
