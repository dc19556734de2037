import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { InterruptedRun } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { note } from '../../../words/note.ts'
import { sayCount } from '../../../words/say.ts'
import { localTime } from '../../../words/spans.ts'
import { siteWords } from '../../../words/site-name.ts'
import type { Work } from '../visit.ts'

/** The oldest interrupted run of this site. None: a usage failure. */
export async function runOf(
  site: SiteState,
  what: 'resumed' | 'dropped',
  { api, world }: Work,
): Promise<Result<InterruptedRun>> {
  const answer = await api.interruptedRuns({})
  if (!answer.ok) return answer
  const runs = runsOf(site, answer.value)
  const [oldest] = runs
  if (!oldest) return fail('usage', 'nothingInterrupted', { site: siteWords(site), what })
  if (runs.length > 1) {
    world.stderr.write(`${note(`${severalWords(runs.length)} ${oldestWords(oldest, what)}`)}\n`)
  }
  return succeed(oldest)
}

/** Names each interrupted run of this site, and says that it can be resumed. */
export async function tellInterrupted(site: SiteState, { api, world }: Work): Promise<void> {
  const answer = await api.interruptedRuns({})
  if (!answer.ok) return
  for (const run of runsOf(site, answer.value)) {
    world.stderr.write(`${note(interruptedWords(run))}\n`)
  }
}

/** Oldest first. A one-off has a new id in every run, so its URL and account identify it. */
function runsOf(site: SiteState, runs: readonly InterruptedRun[]): InterruptedRun[] {
  return runs
    .filter((run) => run.siteId === site.siteId || (run.url === site.url && run.account === site.user))
    .sort((a, b) => a.startedAt - b.startedAt)
}

function severalWords(count: number): string {
  return sayCount(
    '{count} kill of this site was interrupted.',
    '{count} kills of this site were interrupted.',
    { count },
  )
}

function oldestWords({ planned, startedAt }: InterruptedRun, what: 'resumed' | 'dropped'): string {
  const values = { count: planned, time: localTime(startedAt) }
  return what === 'resumed'
    ? sayCount(
        'The oldest is resumed: {count} session, begun {time}.',
        'The oldest is resumed: {count} sessions, begun {time}.',
        values,
      )
    : sayCount(
        'The oldest is dropped: {count} session, begun {time}.',
        'The oldest is dropped: {count} sessions, begun {time}.',
        values,
      )
}

function interruptedWords({ planned, startedAt }: InterruptedRun): string {
  return sayCount(
    'A kill of {count} session on this site, begun {time}, was interrupted. --resume resumes it, --drop drops it.',
    'A kill of {count} sessions on this site, begun {time}, was interrupted. --resume resumes it, --drop drops it.',
    { count: planned, time: localTime(startedAt) },
  )
}
