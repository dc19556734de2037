import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseArgs } from '../../../../../main/cli/args/parse.ts'
import { widthOf } from '../../../../../main/cli/output/width.ts'
import { speak, speakFrom } from '../../../../../words/say.ts'
import { marked, pseudoCatalogue, unmarked } from '../../../../support/pseudo-catalogue.ts'

afterEach(() => speak('en'))

const commands = [
  [],
  ['list'],
  ['summary'],
  ['fleet'],
  ['watch'],
  ['kill'],
  ['sites'],
  ['sites', 'list'],
  ['sites', 'test'],
  ['sites', 'remove'],
  ['sites', 'add'],
  ['sites', 'change'],
  ['sites', 'sign-in'],
  ['sites', 'import'],
  ['sites', 'export'],
  ['audit'],
  ['diagnose'],
]

function helpOf(command: readonly string[]): string {
  const parsed = parseArgs([...command, '--help'], '1.2.3')
  if (parsed.kind !== 'words') throw new Error(`no help: ${command.join(' ')}`)
  return parsed.text
}

function hintOf(argv: readonly string[]): string {
  const parsed = parseArgs(argv, '1.2.3')
  if (parsed.kind !== 'usage') throw new Error(`no usage error: ${argv.join(' ')}`)
  return parsed.hint
}

/** Commands, options and the placeholders of their values: the same in every language. */
const names =
  /^( *lino-sessions .*| *(-\w, )?--[\w-]+( <\w+>)?| *(list|summary|fleet|watch|kill|sites|test|remove|add|change|sign-in|import|export|audit|diagnose|demo|help|site)( \[[\w.]+\])*( <\w+>)*( \[file\])?| lino-sessions.*)? *$/

describe.each(commands.map((command) => [command.join(' ') || 'lino-sessions', command] as const))(
  'the help of %s',
  (_name, command) => {
    it('says everything but names in the language that is spoken', () => {
      speakFrom('de', marked())
      const rest = unmarked(helpOf(command)).split('\n')
      expect(rest.filter((line) => !names.test(line))).toEqual([])
    })

    it('breaks no line before a colon that belongs to the word before it', async () => {
      await speak('fr')
      const lines = helpOf(command).split('\n')
      expect(lines.filter((line) => /^\s*[:;?!»]|«$/.test(line))).toEqual([])
    })

    it('stays in its columns with wide letters', () => {
      // Their width is two columns each, of which a text's length says nothing.
      speakFrom(
        'fr',
        pseudoCatalogue((text) => text.replace(/\w/g, '広')),
      )
      const lines = helpOf(command).split('\n')
      // Headings and command lines are never wrapped.
      const wrapped = lines.filter((line) => !/^\S.*:$|lino-sessions /.test(line))
      expect(wrapped.filter((line) => widthOf(line) > 80)).toEqual([])
    })
  },
)

describe('a usage error', () => {
  const mistakes = [
    [],
    ['frobnicate'],
    ['lsit'],
    ['sites', 'lit'],
    ['kill', 'office', '--dangle', '--yes'],
    ['kill', 'office', '--nothing-like-it', '--yes'],
    ['kill', 'office', '--user-for', 'x'],
    ['kill', 'office', '--includes', '--yes'],
    ['kill', 'office', '--idle'],
    ['kill', 'office', '--idle', '4', '--yes'],
    ['kill', 'office', '--idle', '4d', '--idle', '5d', '--yes'],
    ['kill', 'office', '--max', '0', '--yes'],
    ['kill', 'office', '--ref', 'abc', '--yes'],
    ['kill', 'office', '--for-user', '', '--yes'],
    ['kill', 'office', '--dangling', '--report', 'x', '--yes'],
    ['kill', 'office', '--dangling', '--password-file', ''],
    ['kill', 'office', '--dangling', '--dry-run', '--yes'],
    ['kill', 'office', '--drop', '--yes'],
    ['kill', 'office', '--resume', '--all'],
    ['kill', 'office', '--all', '--max', '3'],
    ['kill', 'office'],
    ['kill'],
    ['list', 'a', 'b'],
    ['list', 'a', '--password-stdin', '--password-file', 'b'],
    ['audit', 'x'],
    ['sites'],
    ['sites', 'add', 'x', 'https://x.example'],
    ['sites', 'add', 'x', 'https://x.example', '--user', 'u', '--limit', '-'],
    ['sites', 'add', 'x', 'https://x.example', '--user', 'u', '--tag', 'a b'],
    ['sites', 'add', 'x', 'https://x.example', '--user', 'u', '--on-now', '2d'],
    ['sites', 'change', 'x'],
    ['sites', 'change', 'x', '--folder', ''],
    ['sites', 'sign-in'],
    ['sites', 'sign-in', '--all', '--tag', 'x'],
    ['watch', 'a', '--tag', 'x'],
    ['watch', '--user', 'x'],
    ['fleet', '--query', 'colour:red'],
    ['fleet', '--format', 'x'],
    ['fleet', '--json', '--format', 'prometheus'],
    ['summary', 'a', '--warn', 'x'],
    ['list', 'a', '--lang'],
  ]
  const english = new Map(mistakes.map((argv) => [argv, hintOf(argv)]))

  beforeEach(() => speakFrom('de', marked()))

  it.each(mistakes.map((argv) => [argv.join(' '), argv] as const))(
    'is told in the language that is spoken: %s',
    (_line, argv) => {
      const hint = hintOf(argv)
      expect(unmarked(hint)).toBe('')
      expect(hint.replace(/[⟦⟧]/g, '')).toBe(english.get(argv))
    },
  )

  it('repeats no word that may be a password', () => {
    const hints = [
      ['list', 'a', '--json=hunter2'],
      ['list', 'a', '-hunter2'],
      ['list', 'a', 'hunter2'],
    ].map(hintOf)
    expect(hints.filter((hint) => hint.includes('unter2'))).toEqual([])
    expect(hints.map(unmarked)).toEqual(['', '', ''])
  })
})
