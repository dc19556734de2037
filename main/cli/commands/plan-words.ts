import type { KillPlan, UserShare } from '../../../contract/kill.ts'
import { span } from '../output/times.ts'
import { visible } from '../output/visible.ts'
import { sessionsWord, warningWords } from '../output/words.ts'

/** So many users by name; the rest in one line. */
const mostUsers = 15

/** What a plan means: for each user, and what is unusual about it. */
export function planWords(plan: KillPlan): string[] {
  const shown = plan.byUser.slice(0, mostUsers).map(shareWords)
  const rest = plan.byUser.slice(mostUsers)
  const restCount = rest.reduce((sum, share) => sum + share.count, 0)
  return [
    ...shown,
    ...(rest.length > 0 ? [`  ${rest.length} more users: ${sessionsWord(restCount)}`] : []),
    ...plan.warnings.map((warning) => `Note: ${warningWords(warning)}`),
  ]
}

function shareWords({ user, count, keeps, idleFromSeconds, idleToSeconds }: UserShare): string {
  const name = user === null ? '(nobody)' : visible(user)
  const idle = idleWords(idleFromSeconds, idleToSeconds)
  return `  ${name}: ${sessionsWord(count)}${idle}; keeps ${keeps}`
}

function idleWords(from: number | null, to: number | null): string {
  if (from === null || to === null) return ', last activity unknown'
  const [least, most] = [span(from * 1000), span(to * 1000)]
  return least === most ? `, idle ${least}` : `, idle ${least} to ${most}`
}
