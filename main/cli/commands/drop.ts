import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import { isoTime } from '../../../core/domain/iso-time.ts'
import { sayCount } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { DropCommand } from '../args/command.ts'
import { siteWords } from '../../../words/site-name.ts'
import { openSite } from '../visit.ts'
import type { Work } from '../visit.ts'
import { runOf } from './interrupted-run.ts'

/** `kill --drop`: drops this site's interrupted kill, without a request to the site. */
export async function drop(command: DropCommand, work: Work): Promise<Result<Answer>> {
  const site = await openSite(command.choice, work.api)
  if (!site.ok) return site
  const run = await runOf(site.value, 'dropped', work)
  if (!run.ok) return run
  const { runId, planned, outcomes, startedAt } = run.value
  const dropped = await work.api.dropInterrupted({ runId })
  if (!dropped.ok) return dropped
  return succeed({
    exitCode: 0,
    json: { dropped: { startedAt: isoTime(startedAt), planned, outcomes } },
    text: () => [droppedWords(planned, siteWords(site.value))],
  })
}

function droppedWords(count: number, site: string): string {
  return sayCount(
    'Dropped the interrupted kill of {count} session on {site}. Nothing was sent.',
    'Dropped the interrupted kill of {count} sessions on {site}. Nothing was sent.',
    { count, site },
  )
}
