import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ofFolder, type Command } from '../../../support/conditions/commands.ts'
import { faultsUnder, type Condition } from '../../../support/conditions/matrix.ts'
import { stageOfThisFile, dataFiles } from '../../../support/conditions/stage.ts'

// Every command, and a start of the browser host, with links, pipes or an editor's byte order mark instead of
// the files.

const stage = stageOfThisFile()

const done = (): number[] => [0]
/** Nobody knows which sites are saved, or can read a record. */
const unknown = ({ serves = false }: Command): number[] => (serves ? [0] : [1])

/** In place of each file and folder of ours. */
const instead =
  (put: (at: string) => void): Condition['prepare'] =>
  ({ data }) => {
    for (const name of dataFiles) {
      rmSync(path.join(data, name), { recursive: true, force: true })
      put(path.join(data, name))
    }
    return {}
  }

describe('links', () => {
  it.each<[string, Condition]>([
    [
      'in place of the folder: what is behind is used',
      {
        codes: done,
        prepare({ root, data }) {
          renameSync(data, path.join(root, 'behind'))
          symlinkSync(path.join(root, 'behind'), data)
          return {}
        },
      },
    ],
    [
      'in place of every file: they stay, and what is behind is used',
      {
        codes: done,
        prepare({ root, data }) {
          mkdirSync(path.join(root, 'behind'))
          for (const name of readdirSync(data)) {
            renameSync(path.join(data, name), path.join(root, 'behind', name))
            symlinkSync(path.join(root, 'behind', name), path.join(data, name))
          }
          return {}
        },
      },
    ],
    ['that lead nowhere', { prepare: instead((at) => symlinkSync(`/nowhere${at}`, at)), codes: unknown }],
    [
      'that lead to a device without an end',
      { prepare: instead((at) => symlinkSync('/dev/zero', at)), codes: unknown },
    ],
  ])('%s', async (_, condition) => {
    expect(await faultsUnder(stage(), condition, ofFolder)).toEqual([])
  })
})

it('pipes that nobody writes to', async () => {
  const prepare = instead((at) => void execFileSync('mkfifo', [at]))
  expect(await faultsUnder(stage(), { prepare, codes: unknown }, ofFolder)).toEqual([])
})

it('a pipe instead of the report is a usage error, and no session is killed', async () => {
  const prepare: Condition['prepare'] = ({ work }) => {
    execFileSync('mkfifo', [path.join(work, 'report.csv'), path.join(work, 'report.json')])
    return {}
  }
  const before = stage().site.sessions().length
  const report = ({ name }: Command): boolean => name.includes('--report')
  expect(await faultsUnder(stage(), { prepare, codes: () => [2] }, report)).toEqual([])
  expect(stage().site.sessions().length).toBe(before)
})

it('a byte order mark before every file is no damage', async () => {
  const prepare: Condition['prepare'] = ({ data }) => {
    for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(data, name)
      if (lstatSync(file).isFile()) writeFileSync(file, `\ufeff${readFileSync(file, 'utf8')}`)
    }
    return {}
  }
  expect(await faultsUnder(stage(), { prepare, codes: done }, ofFolder)).toEqual([])
})
