import { isoTime } from '../../../core/domain/iso-time.ts'
import { safeJson } from '../../../core/domain/safe-json.ts'
import { visible } from '../../../core/domain/visible.ts'
import { fleetVerdictWords } from '../../../words/fleet-verdict.ts'
import { say } from '../../../words/say.ts'
import { localTime } from '../../../words/spans.ts'
import type { VerdictChange } from '../fleet/verdict-log.ts'
import { siteRowJson } from './fleet-json.ts'

/** One line about a site whose verdict has changed, with its end. `now`: milliseconds. */
export function changeLine({ before, ...row }: VerdictChange, now: number, json: boolean): string {
  if (json) return `${safeJson({ at: isoTime(now), before: before?.kind ?? null, ...siteRowJson(row) })}\n`
  const facts = {
    time: localTime(now),
    site: visible(row.site.name),
    verdict: fleetVerdictWords(row.verdict, now),
  }
  const line =
    before === null
      ? say('{time}  {site}: {verdict}', facts)
      : say('{time}  {site}: {verdict} (before: {before})', {
          ...facts,
          before: fleetVerdictWords(before, now),
        })
  return `${line}\n`
}
