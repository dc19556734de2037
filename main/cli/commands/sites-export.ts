import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { parseJson } from '../../../contract/parse-json.ts'
import { safeJson } from '../../../core/domain/safe-json.ts'
import { say } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { SitesExportCommand } from '../args/command.ts'
import type { Work } from '../visit.ts'

/** `sites export`: the saved sites as JSON or CSV, to stdout or a file. Nothing is sent. */
export async function exportSites({ file, csv }: SitesExportCommand, work: Work): Promise<Result<Answer>> {
  const isCsv = csv || (file !== null && /\.csv$/i.test(file))
  const exported = await work.api.exportSites({ format: isCsv ? 'csv' : 'json' })
  if (!exported.ok) return exported
  const { document } = exported.value
  if (file === null) return succeed(printed(document, isCsv))
  const reason = await work.world.reports.write(file, document)
  if (reason !== null) return fail('usage', 'listNotWritten', { file, reason })
  return succeed({
    exitCode: 0,
    json: { file, format: isCsv ? 'csv' : 'json' },
    text: () => [say('The list of sites is in {file}. It has no password.', { file })],
  })
}

/** On one line: a name in it cannot move a terminal's cursor. CSV has no such text. */
function printed(document: string, isCsv: boolean): Answer {
  const list = parseJson(document)
  const lines = isCsv ? document.split('\n').slice(0, -1) : [safeJson(list)]
  return { exitCode: 0, json: isCsv ? { csv: document } : Object(list), text: () => lines }
}
