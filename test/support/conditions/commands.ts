/** One way of starting a program of ours, as a script would. */
export interface Command {
  readonly name: string
  readonly program: 'cli' | 'browser'
  readonly args: readonly string[]
  /** What it works on: nothing of ours, the data folder, or the site as well. */
  readonly needs: 'nothing' | 'folder' | 'site'
  /** The files that it may change if all is well, besides the log and locks. */
  readonly writes: readonly string[]
  /** Another form of one that is in the table: in words, or without a report. */
  readonly again?: boolean
  /** It runs until it is told to stop, after it has printed its address. */
  readonly serves?: boolean
}

const own = 'own-sessions.json'
const kill = [own, 'audit.jsonl', 'journals']

type Line = readonly [line: string, needs: Command['needs'], writes: readonly string[]]

const lines: readonly Line[] = [
  ['--help', 'nothing', []],
  ['--version', 'nothing', []],
  ['kill --help', 'nothing', []],
  ['list one --json', 'site', [own]],
  ['list one', 'site', [own]],
  ['summary one --json', 'site', [own]],
  ['summary one', 'site', [own]],
  ['kill one --dangling --dry-run --json', 'site', [own]],
  ['kill one --dangling --max 1 --yes --json', 'site', kill],
  ['kill one --dangling --max 1 --yes', 'site', kill],
  ['kill one --dangling --max 1 --yes --json --report report.json', 'site', [...kill, 'report.json']],
  ['kill one --dangling --max 1 --dry-run --report report.csv', 'site', [own, 'report.csv']],
  // If nothing remains to be ended, it brings the run to its end.
  ['kill one --resume --dry-run --json', 'site', kill],
  ['kill one --resume --yes --json', 'site', kill],
  ['kill one --drop --json', 'folder', ['audit.jsonl', 'journals']],
  ['sites list --json', 'folder', []],
  ['sites list', 'folder', []],
  ['sites test one --json', 'site', [own]],
  ['sites add two https://two.example.com --user robin --json', 'folder', ['settings.json']],
  ['sites add two https://two.example.com --user robin', 'folder', ['settings.json']],
  ['sites remove one --json', 'folder', ['settings.json']],
  ['audit --json', 'folder', []],
  ['audit --verify', 'folder', []],
  ['diagnose', 'nothing', []],
  ['diagnose --json', 'nothing', []],
]

/** Only in test/long. */
const again = new Set([
  '--version',
  'kill --help',
  'list one',
  'summary one --json',
  'kill one --dangling --dry-run --json',
  'kill one --dangling --max 1 --yes --json',
  'kill one --dangling --max 1 --yes',
  'sites list --json',
  'sites add two https://two.example.com --user robin --json',
])

const ofTerminal: readonly Command[] = lines.map(([line, needs, writes]) => ({
  name: line,
  program: 'cli',
  args: line.split(' '),
  needs,
  writes,
  again: again.has(line),
}))

export const commands: readonly Command[] = [
  ...ofTerminal,
  {
    name: 'demo',
    program: 'cli',
    args: ['demo', '--sessions', '3'],
    needs: 'nothing',
    writes: [],
    serves: true,
  },
  {
    name: 'the browser host',
    program: 'browser',
    args: ['--no-open', '--no-demo'],
    needs: 'folder',
    writes: [],
    serves: true,
  },
]

/** Whether it looks into the data folder. */
export const ofFolder = ({ needs }: Command): boolean => needs !== 'nothing'
