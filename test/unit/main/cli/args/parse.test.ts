import { describe, expect, it } from 'vitest'
import { parseArgs } from '../../../../../main/cli/args/parse.ts'
import { wantsJson } from '../../../../../main/cli/args/wants-json.ts'
import type { Command } from '../../../../../main/cli/args/command.ts'

function parse(line: string): ReturnType<typeof parseArgs> {
  return parseArgs(line.split(' ').filter(Boolean), '1.2.3')
}

function commandOf(line: string): Command {
  const parsed = parse(line)
  if (parsed.kind !== 'command') throw new Error(`${line}: ${JSON.stringify(parsed)}`)
  return parsed.command
}

function usageOf(argv: readonly string[]): string {
  const parsed = parseArgs(argv, '1.2.3')
  if (parsed.kind !== 'usage') throw new Error(`no usage error: ${argv.join(' ')}`)
  return parsed.hint
}

const day = 86_400_000

describe('filters on the command line', () => {
  it('reads each of them', () => {
    const line =
      'kill office --dangling --idle 12h --for-user luc --for-user marc --anonymous --ref 00000000000000AB ' +
      '--include-active --include-unknown --keep-newest 2 --exempt tablet --exempt kiosk --max 9 --make-room 3 --sign-in-over --yes'
    expect(commandOf(line)).toEqual({
      name: 'kill',
      choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
      confirm: 'yes',
      report: null,
      rule: {
        dangling: true,
        idleAtLeastMs: day / 2,
        users: ['luc', 'marc'],
        anonymous: true,
        refs: ['00000000000000ab'],
        includeActive: true,
        includeUnknown: true,
        keepNewest: 2,
        exemptUsers: ['tablet', 'kiosk'],
        max: 9,
        makeRoom: 3,
        signInOver: true,
      },
    })
  })

  it.each([
    ['--idle 30m', 30 * 60_000],
    ['--idle 4d', 4 * day],
    ['--idle 2w', 14 * day],
  ])('%s is a duration', (filter, idleAtLeastMs) => {
    expect(commandOf(`list office ${filter}`)).toMatchObject({ filter: { idleAtLeastMs } })
  })

  it.each([
    'kill office --yes', // no filter is never "all"
    'kill office --max 3 --yes', // nor is one that only narrows
    'kill office --exempt luc --keep-newest 1 --include-active --yes',
    'kill office --all --dangling --yes',
    'kill office --all --exempt luc --yes',
    'kill office --all --include-active --yes',
    'list office --all --max 3',
    'kill office --idle 4 --yes',
    'kill office --idle 0d --yes',
    'kill office --idle -4d --yes',
    'kill office --idle 4d --idle 40d --yes',
    'kill office --dangling --keep-newest 0 --yes',
    'kill office --dangling --max 0 --yes',
    'kill office --dangling --max 1.5 --yes',
    'kill office --dangling --max 1e3 --yes',
    'kill office --ref abc --yes',
    'kill office --dangling --dry-run --yes',
    'kill office --all --make-room 3 --yes',
    'kill office --make-room 0 --yes',
    'kill office --make-room --yes',
    'kill office --sign-in-over --yes', // a way of ending them is no choice of them
    'list office --make-room 3',
    'kill office --resume --dangling --yes',
    'kill office --resume --make-room 2',
    'kill office --resume --sign-in-over',
    'kill office --resume --dry-run --yes',
    'list office --resume',
    'kill office --drop --yes',
    'kill office --drop --resume',
    'kill office --drop --dangling',
    'kill office --dangling --yes --report',
    'kill office --dangling --yes --report out.txt',
    'kill office --dangling --yes --report .csv',
    'kill office --dangling --yes --report out.csv --report other.csv',
    'list office --report out.csv',
    'audit office',
    'audit --dangling',
    'kill office --dangle --yes',
    'kill office --dangling=no --yes',
    'kill office elsewhere --dangling --yes',
    'kill --dangling --yes',
    'sites',
    'sites add office https://x.example',
    'sites add office https://x.example --user robin --idle-dangling 4',
    'sites add office https://x.example --user robin --limit -1',
    'sites import',
    'sites import a.csv b.csv',
    'sites import a.csv --dry-run --yes',
    'sites export a.csv b.csv',
    'frobnicate',
    '',
  ])('refuses: %s', (line) => {
    expect(parse(line).kind).toBe('usage')
  })

  it.each(['--for-user', '--exempt', '--ref'])(
    'refuses an empty %s, as an unset variable gives',
    (option) => {
      expect(parseArgs(['kill', 'office', '--dangling', option, '', '--yes'], '0').kind).toBe('usage')
    },
  )

  it('lets --all be the only filter', () => {
    expect(commandOf('kill office --all --sign-in-over --dry-run --json --user robin')).toMatchObject({
      rule: { all: true, signInOver: true },
      confirm: 'dryRun',
      choice: { user: 'robin' },
    })
    expect(commandOf('list office --all --expired')).toMatchObject({ filter: { all: true }, expired: true })
  })

  it('asks when neither --yes nor --dry-run is given', () => {
    expect(commandOf('kill office --dangling')).toMatchObject({ confirm: 'ask' })
  })
})

describe('the other options of a kill', () => {
  it('let it make room, which already says which sessions', () => {
    expect(commandOf('kill office --make-room 12 --yes')).toMatchObject({ rule: { makeRoom: 12 } })
  })

  it('let it give an interrupted kill up', () => {
    expect(commandOf('kill office --drop --json')).toMatchObject({ name: 'drop', choice: { site: 'office' } })
  })

  it('let it resume, without filters', () => {
    const line = 'kill https://x.example --user robin --resume --yes --json --report a/b.JSON'
    expect(commandOf(line)).toMatchObject({ rule: 'resume', confirm: 'yes', report: 'a/b.JSON' })
  })
})

describe('audit', () => {
  it('needs no site', () => {
    expect(commandOf('audit')).toEqual({ name: 'audit', verify: false })
    expect(commandOf('audit --verify --json')).toEqual({ name: 'audit', verify: true })
  })
})

describe('what a usage error says', () => {
  it.each([
    [['list', 'office', '--password=hunter2']],
    [['list', 'office', '-phunter2']],
    [['list', 'office', 'hunter2']],
    [['list', 'office', '--password', 'hunter2']],
    [['robin:hunter2@lino.invalid']],
    [['sites', 'https://robin:hunter2@lino.invalid']],
    [['list', 'office', '--idle', 'robin:hunter2@lino.invalid']],
    [['--robin:hunter2@lino.invalid']],
  ])('%j does not repeat what may be a password', (argv) => {
    expect(usageOf(argv)).not.toContain('hunter2')
  })

  it.each([
    [['hunter2'], 'Unknown command.'],
    [['sites', 'hunter2'], 'Unknown command.'],
    [['lst'], 'Unknown command (Did you mean list?)'],
    [['sites', 'lest'], 'Unknown command (Did you mean one of list, test?)'],
  ])('repeats no unknown command of %j, which may be a password', (typed, words) => {
    expect(usageOf(typed)).toBe(words)
  })

  it('is made of whole sentences without control characters', () => {
    expect(usageOf(['list', 'office', '--\u001b[2Jx'])).toBe("Unknown option '--\\x1b[2Jx'.")
  })
})

describe('help and version', () => {
  it.each([
    'list --help',
    'help list',
    'kill -h',
    'sites --help',
    'sites add --help',
    '--help',
    'summary --help',
    'audit --help',
  ])('%s is for stdout', (line) => {
    const parsed = parse(line)
    expect(parsed.kind).toBe('words')
    if (parsed.kind === 'words' && !line.includes('add')) expect(parsed.text).toContain('Example')
  })

  it('prints the version', () => {
    expect(parse('--version')).toEqual({ kind: 'words', text: '1.2.3\n' })
  })

  it("leaves the demo's options to the demo", () => {
    expect(commandOf('demo --help --limit -1')).toEqual({
      name: 'demo',
      options: ['--help', '--limit', '-1'],
    })
  })
})

describe('wantsJson', () => {
  it('is recognised even if the rest makes no sense', () => {
    expect(wantsJson(['kill', '--bogus', '--json'])).toBe(true)
    expect(wantsJson(['kill', '--bogus'])).toBe(false)
    expect(wantsJson(['demo', '--json'])).toBe(false)
  })
})

describe('a list of sites', () => {
  it('is imported from a file, and asks unless the line says yes', () => {
    const usual = { name: 'sites import', file: 'a.csv', user: null, allowHttp: false, confirm: 'ask' }
    expect(commandOf('sites import a.csv')).toEqual(usual)
    expect(commandOf('sites import a.csv --yes --user robin --allow-http')).toEqual({
      ...usual,
      user: 'robin',
      allowHttp: true,
      confirm: 'yes',
    })
    expect(commandOf('sites import a.csv --dry-run --json')).toEqual({ ...usual, confirm: 'dryRun' })
  })

  it('is exported to stdout or a file', () => {
    expect(commandOf('sites export')).toEqual({ name: 'sites export', file: null, csv: false })
    expect(commandOf('sites export a.txt --csv')).toEqual({ name: 'sites export', file: 'a.txt', csv: true })
  })
})

describe('where the password is', () => {
  it.each(['list office', 'summary office', 'kill office --dangling --yes', 'kill office --drop'])(
    'may be said of `%s`',
    (line) => {
      expect(commandOf(line)).not.toHaveProperty('choice.passwordFrom')
      expect(commandOf(`${line} --password-stdin`)).toMatchObject({
        choice: { passwordFrom: { kind: 'stdin' } },
      })
      expect(commandOf(`${line} --password-file p.txt`)).toMatchObject({
        choice: { passwordFrom: { kind: 'file', file: 'p.txt' } },
      })
    },
  )

  it('may be said of `sites test`', () => {
    expect(commandOf('sites test office --password-stdin')).toEqual({
      name: 'sites test',
      siteName: 'office',
      passwordFrom: { kind: 'stdin' },
    })
    expect(commandOf('sites test office')).toEqual({ name: 'sites test', siteName: 'office' })
  })

  it.each(['list office', 'summary office', 'kill office --dangling', 'sites test office'])(
    'is one place: `%s`',
    (line) => {
      const both = `${line} --password-stdin --password-file p.txt`
      expect(usageOf(both.split(' '))).toContain('exclude each other')
    },
  )

  it('is no empty name, and no password in the line', () => {
    expect(usageOf(['list', 'office', '--password-file', ''])).toContain('file name')
    expect(usageOf(['list', 'office', '--password=hunter2'])).not.toContain('hunter2')
  })
})
