import { describe, expect, it } from 'vitest'
import type { KillCommand } from '../../../../../main/cli/args/command.ts'
import { run } from '../../../../../main/cli/run.ts'
import type { FakeOptions, FakeWorld, WorldOptions } from '../fake-world.ts'
import { allKilled, day, now, session } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'
import { failSaying } from '../../../../support/failures.ts'

const sessions = [
  session(2, { lastActivity: now - 6 * day, user: '=HYPERLINK("evil"),\n"x"' }),
  session(3, { lastActivity: now - 9 * day, user: null }),
]
const reporting: KillCommand = {
  name: 'kill',
  choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
  rule: { dangling: true },
  confirm: 'yes',
  report: 'out/monday.csv',
}

async function ran(
  command: KillCommand,
  options: FakeOptions & WorldOptions = {},
): Promise<FakeWorld & { readonly code: number; readonly calls: readonly string[] }> {
  const console = fakeConsole({ sessions, keychain: true, ...options })
  const fake = fakeWorld(console, options)
  return { ...fake, code: await run(command, true, fake.world), calls: console.calls }
}

describe('kill --report', () => {
  it('writes CSV that no spreadsheet computes, without a key or the beginning of one', async () => {
    const { code, reports } = await ran(reporting)
    expect(code).toBe(0)
    const start = '2026-11-23T12:00:00.000Z,office,https://office.example.com,robin'
    expect(reports.get('out/monday.csv')?.split('\r\n')).toEqual([
      'at,site,url,account,ref,user,outcome,reason',
      `${start},0000000000000003,,killed,`,
      `${start},0000000000000002,"'=HYPERLINK(""evil""),\\x0a""x""",killed,`,
      '',
    ])
  })

  it('writes the document of --json without leftOut, with the time and the account', async () => {
    const { written, reports } = await ran({ ...reporting, report: 'a.JSON' })
    const document = JSON.parse(reports.get('a.JSON') ?? '') as object
    expect({ ...document, leftOut: { own: 0, active: 0, unknown: 0 } }).toEqual({
      at: '2026-11-23T12:00:00.000Z',
      account: 'robin',
      ...JSON.parse(written.stdout),
    })
    expect(reports.get('a.JSON')).not.toContain('abc123')
  })

  it('is written for a run that failed, and for a dry run', async () => {
    const { failure } = failSaying('unreachable', 'Gone.')
    const script: FakeOptions['script'] = (plan) => ({ ...allKilled(plan), failure })
    const failed = await ran({ ...reporting, report: 'a.json' }, { script })
    expect(JSON.parse(failed.reports.get('a.json') ?? '')).toMatchObject({ failure: { kind: 'unreachable' } })
    const dry = await ran({ ...reporting, confirm: 'dryRun' })
    expect(dry.reports.get('out/monday.csv')).toContain(',planned,')
  })

  it('is a usage error before anything is sent, if no file can be made', async () => {
    const reportsFail = { at: 'start', why: 'there is no such folder' } as const
    const { code, written, calls } = await ran(reporting, { reportsFail })
    expect([code, calls]).toEqual([2, []])
    expect(JSON.parse(written.stdout)).toEqual({
      failure: {
        kind: 'usage',
        hint: 'The report cannot be written to out/monday.csv: there is no such folder.',
      },
    })
  })

  it('says with the outcomes that it could not be written in the end', async () => {
    const { code, written } = await ran(reporting, { reportsFail: { at: 'end', why: 'the disk is full' } })
    expect(code).toBe(1)
    expect(JSON.parse(written.stdout)).toMatchObject({
      outcomes: { killed: 2 },
      failure: {
        kind: 'storage',
        hint: 'The report could not be written to out/monday.csv: the disk is full.',
      },
    })
  })
})
