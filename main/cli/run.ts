import { fail } from '../../contract/failure.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import { serverHelp } from '../../core/domain/server-help.ts'
import { failureJson } from '../../words/failure-json.ts'
import { sentencesOf } from '../../words/failures/index.ts'
import { note } from '../../words/note.ts'
import { say } from '../../words/say.ts'
import { sessionLeftLines } from '../shared/session-left.ts'
import type { Answer } from './answer.ts'
import { perform } from './commands/index.ts'
import type { ConsoleCommand } from './commands/index.ts'
import { exitCodeOf, exitCodeOfCheck } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { interrupted } from './interruption.ts'
import { createPaint } from './output/colour.ts'
import { safeJson } from '../../core/domain/safe-json.ts'
import { visible, visibleWords } from '../../core/domain/visible.ts'
import { failureLines } from '../../words/failure-lines.ts'
import { createProgress } from './progress.ts'
import type { OpenConsole, World } from './world.ts'

/**
 * Runs one command to its end: does the work, signs out everywhere, and only then writes to stdout. So a slow
 * or absent reader cannot keep a session of ours alive.
 */
export async function run(command: ConsoleCommand, json: boolean, world: World): Promise<ExitCode> {
  const progress = createProgress(world.stderr)
  let opened: OpenConsole | null = null
  let answer: Result<Answer>
  try {
    const opening = await world.openConsole()
    if (opening.ok) {
      opened = opening.value
      await tellNotices(opened, world)
      opened.api.subscribe((event) => {
        if (event.type === 'sessionLeft') world.stderr.write(sessionLeft(event.siteName))
      })
      answer = world.interruption.signal.aborted
        ? interrupted
        : await perform(command, { api: opened.api, hide: opened.hide, world, progress })
    } else answer = opening
  } catch (error) {
    answer = unexpected(error)
  }
  progress.clear()
  await close(opened, world)
  const code = report(answer, json, world)
  const isCheck = command.name === 'summary' && command.bounds !== undefined
  return isCheck && !answer.ok ? exitCodeOfCheck(answer.failure.kind) : code
}

/** Writes a failure, and returns its exit code. */
export function reportFailure(failure: Failure, json: boolean, world: World): ExitCode {
  if (json) writeJson(failureJson(failure), world)
  else {
    for (const line of failureLines(failure)) world.stderr.write(`lino-sessions: ${line}\n`)
    if (failure.kind === 'tableHidden') world.stderr.write(onServer(serverHelp('tableHidden')))
  }
  return exitCodeOf(failure.kind)
}

/** The user copies them unchanged, so their lines have nothing before them. */
function onServer(lines: readonly string[]): string {
  const intro = say('The server’s administrator can remove it there, in the folder of manage.py:')
  return `${[`lino-sessions: ${intro}`, '', ...lines, ''].join('\n')}\n`
}

/** Writes an answer or a failure, and returns the exit code. */
export function report(answer: Result<Answer>, json: boolean, world: World): ExitCode {
  if (!answer.ok) return reportFailure(answer.failure, json, world)
  const { exitCode, text, complaint = [] } = answer.value
  if (json) {
    if (answer.value.json !== null) writeJson(answer.value.json, world)
  } else {
    const lines = text(createPaint(world.colour))
    world.stdout.write(lines.map((line) => `${line}\n`).join(''))
    for (const line of complaint) world.stderr.write(`lino-sessions: ${line}\n`)
  }
  return exitCode
}

function writeJson(document: object, world: World): void {
  world.stdout.write(`${safeJson(document)}\n`)
}

async function tellNotices({ api }: OpenConsole, world: World): Promise<void> {
  const info = await api.appInfo({})
  if (info.ok)
    for (const notice of info.value.notices)
      world.stderr.write(`${note(visibleWords(sentencesOf(notice)))}\n`)
}

/** Signs out everywhere. Always reports a sign-out that could not be confirmed. */
async function close(opened: OpenConsole | null, world: World): Promise<void> {
  if (!opened) return
  try {
    const { leftBehind } = await opened.close()
    for (const site of leftBehind) world.stderr.write(sessionLeft(site))
  } catch {
    world.stderr.write(sessionLeft(null))
  }
}

export function sessionLeft(site: string | null): string {
  const lines = sessionLeftLines(site === null ? [] : [visible(site)])
  return lines.map((line) => `lino-sessions: ${line}\n`).join('')
}

/** A bug of ours. Its message may quote anything, so only its name is shown. */
function unexpected(error: unknown): Result<Answer> {
  const name = error instanceof Error ? error.name : 'an unknown error'
  return fail('unexpected', 'mistakeOfProgram', { name })
}
