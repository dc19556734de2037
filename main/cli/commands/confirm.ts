import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { killByWords } from '../../../words/kill-by.ts'
import { planLines } from '../../../words/plan.ts'
import { say, sayCount } from '../../../words/say.ts'
import { siteWords } from '../../../words/site-name.ts'
import { interrupted } from '../interruption.ts'
import type { Terminal } from '../prompt.ts'
import type { World } from '../world.ts'
import { askYesOrNo } from '../yes-or-no.ts'

/** Shows the plan next to the question, on stderr, and asks. Anything but a clear yes is a no. */
export async function confirm(plan: KillPlan, site: SiteState, world: World): Promise<Result<null>> {
  const { terminal, stderr, interruption } = world
  if (!terminal) return cannotAsk
  for (const line of [...planLines(plan, site), killByWords(plan.killBy)]) stderr.write(`${line}\n`)
  const count = plan.victims.length
  const what = sayCount('Kill {count} session on {site}?', 'Kill {count} sessions on {site}?', {
    count,
    site: siteWords(site),
  })
  const yes = plan.typeNumber
    ? await askNumber(terminal, what, String(count))
    : await askYesOrNo(terminal, what)
  if (interruption.signal.aborted) return interrupted
  return yes ? succeed(null) : fail('usage', 'notAnsweredYes')
}

/** The user types the figure as it is shown, without the separators of a language. */
async function askNumber(terminal: Terminal, what: string, count: string): Promise<boolean> {
  const how = say('Type {number} to kill, anything else to leave:', { number: count })
  const answer = await terminal.ask(`${what} ${how} `)
  return answer?.trim() === count
}

export const cannotAsk = fail('usage', 'noTerminalForYes')
