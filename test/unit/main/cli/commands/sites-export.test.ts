import { describe, expect, it } from 'vitest'
import type { ConsoleCalls } from '../../../../../contract/console-api.ts'
import { succeed } from '../../../../../contract/failure.ts'
import { run } from '../../../../../main/cli/run.ts'
import { fakeConsole, fakeWorld, type FakeWorld, type WorldOptions } from '../fake-world.ts'

const list = { linoSessionConsole: { version: 1, sites: [{ name: 'Off\u202eice' }] } }
const csv = 'name,url\r\nOffice,https://office.example.org\r\n'

type Ran = FakeWorld & { readonly code: number }

interface RunOptions extends WorldOptions {
  readonly file?: string
  readonly csv?: boolean
  readonly json?: boolean
}

async function exported({ file, csv: isCsv = false, json = false, ...options }: RunOptions): Promise<Ran> {
  const unused = async (): Promise<never> => Promise.reject(new Error('not expected'))
  const exportSites = async ({ format }: ConsoleCalls['exportSites']['args']) =>
    succeed({ document: format === 'csv' ? csv : `${JSON.stringify(list, null, 2)}\n` })
  const lists = { exportSites, previewImport: unused, importSites: unused }
  const fake = fakeWorld(fakeConsole({ lists }), options)
  return {
    ...fake,
    code: await run({ name: 'sites export', file: file ?? null, csv: isCsv }, json, fake.world),
  }
}

describe('sites export', () => {
  it('writes one line of JSON, or CSV, to stdout', async () => {
    for (const json of [false, true]) {
      const { code, written } = await exported({ json })
      expect(code).toBe(0)
      expect(JSON.parse(written.stdout)).toEqual(list)
      expect(written.stdout).not.toContain('\u202e')
      expect(written.stdout.split('\n')).toHaveLength(2)
    }
    expect((await exported({ csv: true })).written.stdout).toBe(csv)
    expect(JSON.parse((await exported({ csv: true, json: true })).written.stdout)).toEqual({ csv })
  })

  it('writes a file, as CSV by its name', async () => {
    const asJson = await exported({ file: 'sites.json' })
    expect(JSON.parse(asJson.reports.get('sites.json') ?? '')).toEqual(list)
    expect(asJson.written.stdout).toBe('The list of sites is in sites.json. It has no password.\n')
    const asCsv = await exported({ file: 'sites.CSV', json: true })
    expect(asCsv.reports.get('sites.CSV')).toBe(csv)
    expect(JSON.parse(asCsv.written.stdout)).toEqual({ file: 'sites.CSV', format: 'csv' })
  })

  it('says why it could not', async () => {
    const { code, written } = await exported({
      file: 'x',
      reportsFail: { at: 'end', why: 'the disk is full' },
    })
    expect([code, written.stdout]).toEqual([2, ''])
    expect(written.stderr).toContain('The list cannot be written to x: the disk is full.')
  })
})
