import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { InterruptedRun } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { localTime } from '../output/times.ts'
import { sessionsWord, siteWords } from '../output/words.ts'
import type { Work } from '../visit.ts'

/** The interrupted run of this site: the oldest. None: a usage failure. */
export async function runOf(
  site: SiteState,
  what: 'resumed' | 'dropped',
  { api, world }: Work,
): Promise<Result<InterruptedRun>> {
  const answer = await api.interruptedRuns({})
  if (!answer.ok) return answer
  const runs = runsOf(site, answer.value)
  const [oldest] = runs
  if (!oldest)
    return fail('usage', `No kill of ${siteWords(site)} was interrupted: there is nothing to be ${what}.`)
  if (runs.length > 1) {
    world.stderr.write(
      `Note: ${runs.length} kills of this site were interrupted. The oldest is ${what}, ${runWords(oldest)}.\n`,
    )
  }
  return succeed(oldest)
}

/** Says of each interrupted run of this site that it can be gone on with. */
export async function tellInterrupted(site: SiteState, { api, world }: Work): Promise<void> {
  const answer = await api.interruptedRuns({})
  if (!answer.ok) return
  for (const run of runsOf(site, answer.value)) {
    world.stderr.write(
      `Note: a kill of this site, ${runWords(run)}, was interrupted. --resume goes on with it, --drop gives it up.\n`,
    )
  }
}

/** Oldest first. A one-off has another id in every run: its URL and account tell. */
function runsOf(site: SiteState, runs: readonly InterruptedRun[]): InterruptedRun[] {
  return runs
    .filter((run) => run.siteId === site.siteId || (run.url === site.url && run.account === site.user))
    .sort((a, b) => a.startedAt - b.startedAt)
}

function runWords({ planned, startedAt }: InterruptedRun): string {
  return `${sessionsWord(planned)}, begun ${localTime(startedAt)}`
}
