import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseJson } from '../../../contract/parse-json.ts'
import { commands, type Command } from './commands.ts'
import { faultsOf } from './judge.ts'
import { run, type Around } from './run.ts'
import { changes, snapshot } from './snapshot.ts'
import type { Place, Stage } from './stage.ts'

/** The state of a machine on which a command is started. */
export interface Condition {
  /** Prepares its own place, and returns how the command is started there. */
  readonly prepare: (
    place: Place,
  ) => Omit<Around, 'home' | 'cwd'> & { readonly done?: () => void; readonly twice?: boolean }
  /** The right exit codes. Missing: every documented one. */
  readonly codes?: (command: Command) => readonly number[]
  /** Nobody can read what it says. */
  readonly mute?: boolean
}

/** The number of commands at a time, because there are two cores, and a command also waits. */
const atOnce = 4
/** Changed by every command, or irrelevant: the log, and locks that come and go. */
const always = /^(?:\.|data|data\/console\.log|data\/locks(?:\/.*)?)$/

/**
 * Runs every command (or `only` those, in one form, or in `everyForm`) under the condition, each in a fresh
 * place. Returns what was wrong, by command. None: nothing. A remaining session of ours on the site is wrong
 * too, and so is the end of a session that was not dangling.
 */
export async function faultsUnder(
  stage: Stage,
  condition: Condition,
  only: (command: Command) => boolean = () => true,
  { everyForm = false } = {},
): Promise<readonly string[]> {
  const faults: string[] = []
  const queue = commands.filter((command) => (everyForm || command.again !== true) && only(command))
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const command = next
      faults.push(
        ...(await faultsOfOne(stage, condition, command)).map((fault) => `${command.name}: ${fault}`),
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return [...faults, ...stage.strangers().map((what) => `on the site: ${what}`)]
}

async function faultsOfOne(stage: Stage, condition: Condition, command: Command): Promise<string[]> {
  const place = stage.fresh()
  const { done, twice = false, ...around } = condition.prepare(place)
  try {
    const before = snapshot(place.root)
    const start = () => run(command, { ...around, home: place.data, cwd: place.work })
    const ended = await Promise.all(twice ? [start(), start()] : [start()])
    const codes = condition.codes?.(command)
    return [
      ...ended.flatMap((each) => (condition.mute ? [] : faultsOf(command, each))),
      ...ended.flatMap(({ code, stdout, stderr }) =>
        codes === undefined || (code !== null && codes.includes(code))
          ? []
          : [`ended with ${String(code)}: ${stderr.slice(0, 600)} ${stdout.slice(0, 300)}`],
      ),
      ...harm(command, place, before, snapshot(place.root)),
    ]
  } finally {
    done?.()
  }
}

function harm(
  command: Command,
  place: Place,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const writes = command.writes.map((name) => (name.startsWith('report') ? `work/${name}` : `data/${name}`))
  const mayChange = (name: string): boolean =>
    always.test(name) || writes.some((each) => name === each || name.startsWith(`${each}/`))
  return changes(before, after).flatMap((changed) => {
    // What is behind a link, or beside it if the whole folder is a link.
    const name = changed.replace(/^behind(?=\/|$)/, 'data')
    const [was, is] = [before.get(changed), after.get(changed)]
    if (!mayChange(name)) return [`changed ${changed}: ${String(was)}, then ${String(is)}`]
    if (was !== undefined && !/^f/.test(was)) return [`replaced ${changed}: ${was}, then ${String(is)}`]
    if (was?.startsWith('file') && is !== undefined && ownerOf(was) !== ownerOf(is))
      return [`took ${changed} from its owner`]
    return name.endsWith('.json') && is?.startsWith('file') && !isWhole(path.join(place.root, changed))
      ? [`left half of ${changed}`]
      : []
  })
}

const ownerOf = (told: string | undefined): string | undefined => told?.split(' ')[2]
const isWhole = (file: string): boolean =>
  parseJson(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) !== undefined
