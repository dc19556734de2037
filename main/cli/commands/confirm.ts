import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { interrupted } from '../interruption.ts'
import { killByWords, sessionsWord, siteWords } from '../output/words.ts'
import type { World } from '../world.ts'
import { planWords } from './plan-words.ts'

/** Shows the plan where the question is seen, on stderr, and asks. Anything but a clear yes is a no. */
export async function confirm(plan: KillPlan, site: SiteState, world: World): Promise<Result<null>> {
  const { terminal, stderr, interruption } = world
  if (!terminal) return cannotAsk
  for (const line of [...planWords(plan, site), killByWords(plan.killBy)]) stderr.write(`${line}\n`)
  const count = plan.victims.length
  const what = `Kill ${sessionsWord(count)} on ${siteWords(site)}?`
  const answer = await terminal.ask(
    plan.typeNumber ? `${what} Type ${count} to kill, anything else to leave: ` : `${what} [y/N] `,
  )
  if (interruption.signal.aborted) return interrupted
  const said = answer?.trim().toLowerCase() ?? ''
  const yes = plan.typeNumber ? said === String(count) : said === 'y' || said === 'yes'
  return yes ? succeed(null) : fail('usage', 'Nothing was killed: the question was not answered with yes.')
}

export const cannotAsk = fail(
  'usage',
  'There is no terminal to ask on: give --yes to kill without asking, or --dry-run to see what would be killed.',
)
