import { performance } from 'node:perf_hooks'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { fail, succeed, type Failure, type Result } from '../../contract/failure.ts'
import { causeSentence } from '../../words/failures/index.ts'
import { note } from '../../words/note.ts'
import { say } from '../../words/say.ts'
import { takeEnvironment } from '../shared/environment.ts'
import { version } from '../shared/version.ts'
import { watchedOutput } from '../shared/watched-output.ts'
import { wantsCheck } from './args/check-options.ts'
import { parseArgs } from './args/parse.ts'
import type { ConsoleCommand } from './commands/index.ts'
import { othersCanRead, readGivenPassword } from './given-password.ts'
import { wantsDemo, wantsJson } from './args/wants-json.ts'
import { exitCodeOfCheck, type ExitCode } from './exit-codes.ts'
import { aborted, createInterruption, interrupted, listenForSignals } from './interruption.ts'
import { wantsColour } from './output/colour.ts'
import { speakAs } from './language.ts'
import { visibleWords } from '../../core/domain/visible.ts'
import { openTerminal } from './prompt.ts'
import { reportsBesideOwnFiles } from './report-file.ts'
import { resultLost } from './result-lost.ts'
import { report, reportFailure, run, sessionLeft } from './run.ts'
import type { World } from './world.ts'

// The terminal: streams, signals and environment of this process, and nothing else.

const environment = takeEnvironment()
const { secrets } = environment
const argv = process.argv.slice(2)
const json = wantsJson(argv)
const check = wantsCheck(argv)
let crashed = false
let killing = false
let dataFolder: string | null = null

/** How long an interrupted run tries to report its outcomes. Milliseconds. */
const lastWordsMs = 2000
const interruptedWhileWriting = 130

const stdout = watchedOutput(process.stdout)
const stderr = watchedOutput(process.stderr)
const printLine = (line: string): void => stderr.write(`\nlino-sessions: ${line}\n`)

const interruption = createInterruption(() => performance.now(), {
  first: () => !wantsDemo(argv) && printLine(say('Stopping. The console signs out first…')),
  second: () => printLine(say('Still signing out. Once more stops at once, and may leave a session behind.')),
  insisted() {
    stderr.write(sessionLeft(null))
    if (json) reportFailure(interrupted.failure, true, world)
    process.exit(130)
  },
})
listenForSignals(process, interruption)
process.on('uncaughtException', (error) => {
  crashed = true
  printLine(say('Something went wrong inside the program ({name}). Please report it.', { name: error.name }))
  interruption.request()
})

const world: World = {
  version,
  clock: systemClock,
  stdout,
  stderr,
  readerGone: stdout.readerGone,
  secrets,
  interruption,
  reports: reportsBesideOwnFiles(() => dataFolder),
  colour: wantsColour(stdout.tty, environment.variables),
  terminal: openTerminal({
    input: process.stdin,
    output: process.stderr,
    signal: interruption.signal,
    onInterrupt: () => interruption.request(),
  }),
  async openConsole() {
    const { openConsole } = await import('../shared/open-console.ts')
    const opened = await openConsole('terminal', environment, {
      demo: false,
      stop: interruption.signal,
      onWait: (waiting) => stderr.write(`${note(visibleWords(causeSentence(waiting)))}\n`),
    })
    if (!opened.ok) return opened
    const { console, log, folder } = opened.value
    dataFolder = folder
    return succeed({ ...console, hide: (secret) => log.hide(secret) })
  },
}

/** Before the command has begun. */
function failed(failure: Failure): ExitCode {
  const code = reportFailure(failure, json, world)
  return check ? exitCodeOfCheck(failure.kind) : code
}

async function main(): Promise<ExitCode> {
  const unknown = await speakAs(argv, environment.locale, json)
  if (unknown !== null) stderr.write(unknown)
  const parsed = parseArgs(argv, version)
  if (parsed.kind === 'words') {
    stdout.write(parsed.text)
    return 0
  }
  if (parsed.kind === 'usage') return failed(fail('usage', 'commandLine', { sentence: parsed.hint }).failure)
  const { command } = parsed
  killing = command.name === 'kill' && command.confirm !== 'dryRun'
  if (command.name === 'diagnose') {
    const { diagnose } = await import('./commands/diagnose.ts')
    return report(succeed(await diagnose(environment)), json, world)
  }
  if (command.name !== 'demo') {
    const given = await givenPassword(command)
    if (!given.ok) return failed(given.failure)
    return run(
      command,
      json,
      given.value === null ? world : { ...world, secrets: { ...secrets, password: given.value } },
    )
  }
  const { demo } = await import('./commands/demo.ts')
  return demo(command.options, world)
}

function passwordSource(command: ConsoleCommand) {
  if ('choice' in command && command.choice !== null) return command.choice.passwordFrom
  return 'passwordFrom' in command ? command.passwordFrom : undefined
}

/** The password from the place that the command line names. Null: it names none. */
async function givenPassword(command: ConsoleCommand): Promise<Result<string | null>> {
  const source = passwordSource(command)
  if (source === undefined) return succeed(null)
  return readGivenPassword(source, {
    stdin: process.stdin,
    signal: interruption.signal,
    note: (sentence) => stderr.write(`${note(visibleWords(sentence))}\n`),
    othersCanRead,
  })
}

/** Until the readers have everything. A reader who is gone counts too. */
async function flushed(): Promise<void> {
  await stdout.flushed()
  const code = stdout.lost()
  if (code !== null) stderr.write(resultLost(code, killing))
  await stderr.flushed()
}

async function live(): Promise<void> {
  const code = await main()
  // If a reader does not read, the user can stop the waiting.
  const { signal } = interruption
  const leave = signal.aborted
    ? systemClock.wait(lastWordsMs)
    : aborted(signal).then(() => interruptedWhileWriting)
  const early = await Promise.race([flushed(), leave])
  const resultIsLost = stdout.lost() !== null && code !== interruptedWhileWriting
  // To a monitoring system, 1 would be a warning about the site.
  const ownFault = check ? 3 : 1
  process.exit(crashed || resultIsLost ? ownFault : (early ?? code))
}

// Not awaited here: modules that load later would wait for this file.
void live()
