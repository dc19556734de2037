import type { ConsoleApi } from '../../../contract/console-api.ts'
import { causeSentence } from '../../../words/failures/index.ts'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { ListImport, SitesImport } from '../../../contract/site-list.ts'
import { FileTrouble, readOwnFile } from '../../../core/adapters/own-file.ts'
import { textOfFile } from '../../../core/domain/text-of-file.ts'
import { visible } from '../../../core/domain/visible.ts'
import { changeWords, columnLines, hasEffect, listImport as words } from '../../../words/list-import.ts'
import { say, sayCount } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { SitesImportCommand } from '../args/command.ts'
import { interrupted } from '../interruption.ts'
import type { Work } from '../visit.ts'
import { askYesOrNo } from '../yes-or-no.ts'

/** A longer file is no list of sites. Bytes: UTF-16 has two for each letter. */
const mostBytes = 2_000_000
/** As the console takes it. */
const mostCharacters = 1_000_000

/**
 * `sites import`: shows what a list of sites adds, changes and leaves out, and does it after a yes. Without a
 * terminal and without `--yes` it changes nothing. Nothing is sent.
 */
export async function importSites(command: SitesImportCommand, work: Work): Promise<Result<Answer>> {
  const document = await textOf(command.file)
  if (!document.ok) return document
  const given = await consented(command, document.value, work.api)
  if (!given.ok) return given
  const preview = await work.api.previewImport(given.value)
  if (!preview.ok) return preview
  const wanted = hasEffect(preview.value) ? await isWanted(command, preview.value, work) : succeed(false)
  if (!wanted.ok) return wanted
  if (!wanted.value) return succeed(answerOf(preview.value, false))
  const done = await work.api.importSites(given.value)
  return done.ok ? succeed(answerOf(done.value, true)) : done
}

async function textOf(file: string): Promise<Result<string>> {
  try {
    const text = textOfFile(await readOwnFile(file, mostBytes))
    return text.length > mostCharacters ? fail('usage', 'listFileTooLarge') : succeed(text)
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error
    return fail('usage', 'listUnreadable', { fault: error.fault })
  }
}

/** `--allow-http` is the user's word for every site of this list that needs it. */
async function consented(
  { allowHttp, user }: SitesImportCommand,
  document: string,
  api: ConsoleApi,
): Promise<Result<ListImport>> {
  const given: ListImport = { document, ...(user !== null && { user }) }
  if (!allowHttp) return succeed(given)
  const preview = await api.previewImport(given)
  return preview.ok ? succeed({ ...given, allowHttp: preview.value.asks.map(({ url }) => url) }) : preview
}

/** False: there is nobody to ask. */
async function isWanted(
  { confirm }: SitesImportCommand,
  preview: SitesImport,
  { world }: Work,
): Promise<Result<boolean>> {
  if (confirm !== 'ask') return succeed(confirm === 'yes')
  if (!world.terminal) return succeed(false)
  for (const line of importLines(preview, false)) world.stderr.write(`${line}\n`)
  const count = preview.added.length + preview.changed.length
  const question = sayCount('Take over {count} site?', 'Take over {count} sites?', { count })
  const yes = await askYesOrNo(world.terminal, question)
  if (world.interruption.signal.aborted) return interrupted
  return yes ? succeed(true) : fail('usage', 'importNotWanted')
}

function answerOf(told: SitesImport, isDone: boolean): Answer {
  const { columns, added, changed, same, skipped, asks } = told
  const leftOut = skipped.map(({ name, place, reason }) => ({ entry: place, name, reason: reason.cause }))
  const needHttp = asks.map(({ name, url }) => ({ name, url, reason: 'notEncrypted' }))
  return {
    exitCode: 0,
    json: { dryRun: !isDone, columns, added, changed, same, leftOut: [...leftOut, ...needHttp] },
    text: () => [...importLines(told, isDone), ...(isDone ? [] : [nothingDone(told)])],
  }
}

const nothingDone = (told: SitesImport): string =>
  hasEffect(told) ? say('Nothing was changed. --yes takes the list over.') : words.nothing()

function importLines(told: SitesImport, isDone: boolean): string[] {
  const { columns, added, changed, same, skipped, asks } = told
  const lines = columnLines(columns)
  if (added.length > 0) lines.push(words.added(added.length, isDone))
  for (const { name, url, user } of added) lines.push(`  ${visible(name)}  ${visible(url)}  ${visible(user)}`)
  if (changed.length > 0) lines.push(words.changed(changed.length, isDone))
  for (const each of changed) lines.push(`  ${visible(each.name)}  ${changeWords(each)}`)
  if (same > 0) lines.push(words.same(same))
  if (skipped.length > 0) lines.push(words.skipped(skipped.length))
  for (const { name, place, reason } of skipped) {
    const entry = [words.entry(place), ...(name === null ? [] : [visible(name)])].join(' ')
    lines.push(`  ${entry}: ${visible(causeSentence(reason))}`)
  }
  if (told.withoutUser > 0)
    lines.push(say('--user names the user of the sites for which the list names nobody.'))
  if (asks.length > 0) lines.push(withoutEncryption(asks.length))
  for (const { name, url } of asks) lines.push(`  ${visible(name)}  ${visible(url)}`)
  return lines
}

const withoutEncryption = (count: number): string =>
  sayCount(
    '{count} site is reached without encryption (http), and left out. Anyone on the way could read your password. --allow-http takes it all the same:',
    '{count} sites are reached without encryption (http), and left out. Anyone on the way could read your password. --allow-http takes them all the same:',
    { count },
  )
