import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Answer } from '../answer.ts'
import type { FleetCommand } from '../args/command.ts'
import { rowsOf, sitesToRead } from '../fleet/choose-sites.ts'
import { readSites } from '../fleet/read-sites.ts'
import { fleetJson } from '../output/fleet-json.ts'
import { fleetTable } from '../output/fleet-table.ts'
import { prometheusLines } from '../output/prometheus.ts'
import type { Work } from '../visit.ts'

/**
 * `fleet`: reads the saved sites that match, and judges each of them. A site that cannot be read is part of
 * the answer, and no failure.
 */
export async function fleet({ query, format }: FleetCommand, work: Work): Promise<Result<Answer>> {
  const sites = await sitesToRead(query, work)
  if (!sites.ok) return sites
  const read = await readSites(sites.value, work)
  if (!read.ok) return read
  const now = work.world.clock.now()
  const rows = rowsOf(read.value, query, now)
  return succeed({
    exitCode: 0,
    json: fleetJson(rows, now),
    text: (paint) => (format === 'prometheus' ? prometheusLines(rows) : fleetTable(rows, now, paint)),
  })
}
