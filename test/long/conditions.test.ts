import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { anotherUser, giveTo, whyNotAsAnother } from '../support/conditions/as-another.ts'
import { ofFolder } from '../support/conditions/commands.ts'
import { faultsUnder, type Condition } from '../support/conditions/matrix.ts'
import { almostFull, whyNoSmallDisk } from '../support/conditions/small-disk.ts'
import { stageOfThisFile, dataFiles } from '../support/conditions/stage.ts'

// Every form of every command, and a start of the browser host: each file of ours damaged alone, and a disk
// that is full after each block. `npm test` tries every command at once, and all files at once. Four and a
// half minutes on a busy machine.

const stage = stageOfThisFile()

const all = { everyForm: true }

it('as it should be', async () => {
  expect(await faultsUnder(stage(), { prepare: () => ({}), codes: () => [0] }, undefined, all)).toEqual([])
})

describe.each(dataFiles)('%s', (name) => {
  const instead =
    (put: (at: string) => void): Condition['prepare'] =>
    ({ data }) => {
      rmSync(path.join(data, name), { recursive: true, force: true })
      put(path.join(data, name))
      return {}
    }
  it.each<[string, (at: string) => void]>([
    ['a pipe', (at) => void execFileSync('mkfifo', [at])],
    ['a link that leads nowhere', (at) => symlinkSync(`/nowhere${at}`, at)],
    ['a link in a circle', (at) => symlinkSync(at, at)],
  ])('%s', async (_, put) => {
    expect(await faultsUnder(stage(), { prepare: instead(put) }, ofFolder, all)).toEqual([])
  })

  it('of another user', async (context) => {
    const why = whyNotAsAnother()
    if (why !== null) return context.skip(`SKIPPED: ${why}`)
    const prepare: Condition['prepare'] = ({ root, data }) => {
      giveTo(anotherUser, root)
      giveTo(0, path.join(data, name))
      return { uid: anotherUser }
    }
    expect(await faultsUnder(stage(), { prepare }, ofFolder, all)).toEqual([])
  })
})

it.for([0, 1, 2, 3, 4, 5, 6, 7, 8])('a disk that is full after %i blocks', async (free, context) => {
  const why = whyNoSmallDisk(stage().fresh().work)
  if (why !== null) return context.skip(`SKIPPED: ${why}`)
  expect(await faultsUnder(stage(), { prepare: (place) => almostFull(place, free) }, ofFolder, all)).toEqual(
    [],
  )
})
