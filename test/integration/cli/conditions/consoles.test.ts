import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockText } from '../../../../core/adapters/lock-holder.ts'
import { thisProcesses } from '../../../../core/adapters/processes.ts'
import { ofFolder, type Command } from '../../../support/conditions/commands.ts'
import { faultsUnder, type Condition } from '../../../support/conditions/matrix.ts'
import { stageOfThisFile, type Place } from '../../../support/conditions/stage.ts'

// Every command, and a start of the browser host, while another console is at work, or after one was.

const stage = stageOfThisFile()

/**
 * A console looks for interrupted kills at its start, and waits for the lock of that. A start of the window
 * is ended by the signal itself.
 */
const stopped: Condition['codes'] = ({ serves = false }) => (serves ? [] : [130])

function lock({ data }: Place, names: readonly string[], text: string): void {
  for (const name of names) {
    const file = `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`
    writeFileSync(path.join(data, 'locks', file), text, { mode: 0o600 })
  }
}
const names = ['journals', 'settings', 'own-sessions', 'audit', 'exemptions']
const own = await thisProcesses.own()

describe('locks', () => {
  it.each([
    ['held by a window that runs', own],
    ['of another machine', { ...own, machine: 'another', boot: 'another' }],
  ])('%s: it is said who is waited for, and Ctrl+C ends that', async (_, owner) => {
    const prepare = (place: Place) => {
      lock(place, names, lockText(owner, 'electron'))
      return { stopAt: 'Waiting for' }
    }
    const terminal = (command: Command): boolean => ofFolder(command) && command.program === 'cli'
    expect(await faultsUnder(stage(), { prepare, codes: stopped }, terminal)).toEqual([])
  })

  it.each([
    ['of a start of this machine before', { ...own, boot: 'before' }],
    ['of a process that has ended', { ...own, id: 2 ** 22 + 1 }],
  ])('%s are nobody’s', async (_, owner) => {
    const prepare = (place: Place) => {
      lock(place, names, lockText(owner, 'electron'))
      return {}
    }
    expect(await faultsUnder(stage(), { prepare, codes: () => [0] }, ofFolder)).toEqual([])
  })
})

it('the same command twice at once', async () => {
  // Of two that save or remove the same, or resume the same kill, one comes too late.
  const codes = ({ name }: Command): number[] =>
    /^sites (?:add|remove)|--resume|--drop/.test(name) ? [0, 1, 2] : [0]
  expect(await faultsUnder(stage(), { prepare: () => ({ twice: true }), codes }, ofFolder)).toEqual([])
})
