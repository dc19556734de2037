import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import { isoTime } from '../../../core/domain/iso-time.ts'
import type { Answer } from '../answer.ts'
import type { DropCommand } from '../args/command.ts'
import { sessionsWord, siteWords } from '../output/words.ts'
import { openSite } from '../visit.ts'
import type { Work } from '../visit.ts'
import { runOf } from './interrupted-run.ts'

/** `kill --drop`: gives this site's interrupted kill up. The site is not asked. */
export async function drop(command: DropCommand, work: Work): Promise<Result<Answer>> {
  const site = await openSite(command.choice, work.api)
  if (!site.ok) return site
  const run = await runOf(site.value, 'dropped', work)
  if (!run.ok) return run
  const { runId, planned, outcomes, startedAt } = run.value
  const dropped = await work.api.dropInterrupted({ runId })
  if (!dropped.ok) return dropped
  const words = `Dropped the interrupted kill of ${sessionsWord(planned)} on ${siteWords(site.value)}. Nothing was sent.`
  return succeed({
    exitCode: 0,
    json: { dropped: { startedAt: isoTime(startedAt), planned, outcomes } },
    text: () => [words],
  })
}
