import type { KillRule } from '../../../contract/rule.ts'

/**
 * The rule of a plan without the sessions that the user took out: exactly these. The check before each turn
 * still asks for the idle time, so the narrowed rule keeps it.
 */
export const narrowedRule = ({ idleAtLeastMs, signInOver }: KillRule, refs: readonly string[]): KillRule => ({
  refs,
  ...(idleAtLeastMs !== undefined && { idleAtLeastMs }),
  ...(signInOver !== undefined && { signInOver }),
})
