import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cause, succeed } from '../../../../../contract/failure.ts'
import type { ListImport, SitesImport } from '../../../../../contract/site-list.ts'
import type { SitesImportCommand } from '../../../../../main/cli/args/command.ts'
import { run } from '../../../../../main/cli/run.ts'
import { fakeConsole, fakeWorld, type FakeWorld, type WorldOptions } from '../fake-world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lists-'))
const file = path.join(folder, 'sites.csv')
writeFileSync(file, Buffer.from('\ufeffName;URL\r\nÜxheim;https://x.example.org\r\n', 'utf16le'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const told: SitesImport = {
  columns: [
    { heading: 'Name', field: 'name' },
    { heading: 'UR\u202eL', field: 'url' },
    { heading: 'Kennwort', field: 'never' },
    { heading: '', field: 'none' },
  ],
  added: [{ name: 'Üx\u001bheim', url: 'https://x.example.org', user: 'robin' }],
  changed: [
    {
      name: 'Office',
      url: 'https://office.example.org',
      user: 'robin',
      changes: [
        { field: 'sessionsLimit', from: null, to: 60 },
        { field: 'tags', from: ['be'], to: ['be', 'voga'] },
        { field: 'danglingAfter', from: 4 * 86_400_000, to: 86_400_000 },
        { field: 'keepSeat', from: true, to: false },
      ],
    },
  ],
  same: 3,
  skipped: [
    { name: 'Bad', place: 4, reason: cause('listedTwice') },
    { name: null, place: 5, reason: cause('entryNotValid', { fields: ['user'] }) },
  ],
  asks: [{ name: 'Plain', url: 'http://plain.example.org' }],
  withoutUser: 1,
}

interface Ran extends FakeWorld {
  readonly code: number
  readonly calls: [string, ListImport][]
}

interface RunOptions extends WorldOptions {
  readonly command?: Partial<SitesImportCommand>
  readonly json?: boolean
  readonly result?: SitesImport
}

async function imported({ command, json = false, result = told, ...options }: RunOptions = {}): Promise<Ran> {
  const calls: [string, ListImport][] = []
  const note = (call: string) => async (args: ListImport) => {
    calls.push([call, args])
    return succeed(result)
  }
  const exportSites = async (): Promise<never> => Promise.reject(new Error('not expected'))
  const lists = { exportSites, previewImport: note('preview'), importSites: note('import') }
  const fake = fakeWorld(fakeConsole({ lists }), options)
  const usual = { name: 'sites import', file, user: null, allowHttp: false, confirm: 'ask' } as const
  const code = await run({ ...usual, ...command }, json, fake.world)
  return { ...fake, code, calls }
}

const callsOf = ({ calls }: Ran): string[] => calls.map(([call]) => call)

describe('sites import', () => {
  it('is a dry run without a terminal, and says everything', async () => {
    const ran = await imported()
    expect([ran.code, callsOf(ran)]).toEqual([0, ['preview']])
    expect(ran.calls[0]?.[1]).toEqual({ document: 'Name;URL\r\nÜxheim;https://x.example.org\r\n' })
    expect(ran.written.stdout.split('\n')).toEqual([
      'Columns: Name → name, UR\\u202eL → address.',
      'Never taken from a list: Kennwort.',
      'Not used: column 4.',
      '1 new site:',
      '  Üx\\x1bheim  https://x.example.org  robin',
      '1 site changes:',
      '  Office  sessions limit: not set → 60, tags: be → be voga, dangling after: 4 d → 1 d, stay signed in: yes → no',
      '3 sites are here already, and the list says nothing new about them.',
      '2 sites are left out:',
      '  Entry 4 Bad: The list names this site twice.',
      '  Entry 5: This is not a valid entry (user).',
      '--user names the user of the sites for which the list names nobody.',
      '1 site is reached without encryption (http), and left out. Anyone on the way could read your password. --allow-http takes it all the same:',
      '  Plain  http://plain.example.org',
      'Nothing was changed. --yes takes the list over.',
      '',
    ])
  })

  it('takes the list over with --yes, with the user’s word and the user', async () => {
    const ran = await imported({ command: { confirm: 'yes', allowHttp: true, user: 'rolf' } })
    expect([ran.code, callsOf(ran)]).toEqual([0, ['preview', 'preview', 'import']])
    const [, first, last] = ran.calls.map(([, args]) => args)
    expect(last).toMatchObject({ user: 'rolf', allowHttp: ['http://plain.example.org'] })
    expect(first).toEqual(last)
    expect(ran.written.stdout).toContain('1 site was added:\n')
    expect(ran.written.stdout).not.toContain('Nothing was changed')
  })

  it('asks on a terminal', async () => {
    const yes = await imported({ typed: ['y'] })
    expect([yes.code, callsOf(yes)]).toEqual([0, ['preview', 'import']])
    expect(yes.written.stderr).toContain('1 new site:')
    expect(yes.written.stderr).toContain('Take over 2 sites? [y/N] ')
    const no = await imported({ typed: [''] })
    expect([no.code, callsOf(no)]).toEqual([2, ['preview']])
    expect(no.written.stderr).toContain('Nothing was changed: the question was not answered with yes.')
  })

  it('does not ask if there is nothing to do', async () => {
    const ran = await imported({ typed: ['y'], result: { ...told, added: [], changed: [] } })
    expect([ran.code, callsOf(ran)]).toEqual([0, ['preview']])
    expect(ran.written.stdout).toContain('The list has nothing to add or to change.')
  })

  it('gives the same as JSON', async () => {
    const { written } = await imported({ json: true })
    expect(JSON.parse(written.stdout)).toEqual({
      dryRun: true,
      columns: told.columns,
      added: told.added,
      changed: told.changed,
      same: 3,
      leftOut: [
        { entry: 4, name: 'Bad', reason: 'listedTwice' },
        { entry: 5, name: null, reason: 'entryNotValid' },
        { name: 'Plain', url: 'http://plain.example.org', reason: 'notEncrypted' },
      ],
    })
  })

  it('says why a file cannot be read', async () => {
    const { code, written, calls } = await imported({ command: { file: '/no/such/file' } })
    expect([code, calls]).toEqual([2, []])
    expect(written.stderr).toMatch(/^lino-sessions: The list cannot be read: .*\/no\/such\/file/)
  })
})
