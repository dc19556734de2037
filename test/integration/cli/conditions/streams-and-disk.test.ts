import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../support/conditions/commands.ts'
import { faultsUnder } from '../../../support/conditions/matrix.ts'
import { almostFull, whyNoSmallDisk } from '../../../support/conditions/small-disk.ts'
import { stageOfThisFile } from '../../../support/conditions/stage.ts'

// Every command, and a start of the browser host, when nothing takes what it writes.

const stage = stageOfThisFile()

describe.skipIf(!existsSync('/dev/full'))('a full device', () => {
  it('as stdout: a sentence, and exit 1', async () => {
    const prepare = () => ({ redirection: '> /dev/full' })
    expect(await faultsUnder(stage(), { prepare, codes: () => [1] })).toEqual([])
  })
  it('as stderr: all is done', async () => {
    const prepare = () => ({ redirection: '2> /dev/full' })
    expect(await faultsUnder(stage(), { prepare, codes: () => [0] })).toEqual([])
  })
  it('as both: exit 1', async () => {
    const prepare = () => ({ redirection: '> /dev/full 2> /dev/full' })
    const json = ({ args, serves }: Command): boolean => serves === true || args.includes('--json')
    expect(await faultsUnder(stage(), { prepare, codes: () => [1], mute: true }, json)).toEqual([])
  })
})

describe('a disk that is full', () => {
  it.for([0, 1, 2, 3])('after %i blocks', async (free, context) => {
    const why = whyNoSmallDisk(stage().fresh().work)
    if (why !== null) return context.skip(`SKIPPED: ${why}`)
    const prepare = (place: Parameters<typeof almostFull>[0]) => almostFull(place, free)
    const writing = ({ writes }: Command): boolean => writes.length > 0
    // Reading works. A kill that cannot be written down does not happen.
    const codes = ({ name, args }: Command): number[] =>
      args[0] === 'list' ||
      args[0] === 'summary' ||
      args[1] === 'test' ||
      /--max 1 --dry-run|dangling --dry-run/.test(name)
        ? [0]
        : [0, 1]
    expect(await faultsUnder(stage(), { prepare, codes }, writing)).toEqual([])
  })
})
