import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anotherUser, giveTo, whyNotAsAnother } from '../../../support/conditions/as-another.ts'
import type { Command } from '../../../support/conditions/commands.ts'
import { faultsUnder, type Condition } from '../../../support/conditions/matrix.ts'
import { stageOfThisFile, dataFiles, type Place } from '../../../support/conditions/stage.ts'

// Every command, and a start of the browser host, with a data folder that is missing, closed, or another
// user's.

const stage = stageOfThisFile()

const nowhere = { LINO_SESSIONS_HOME: undefined, HOME: undefined, XDG_CONFIG_HOME: undefined }
const usageUnlessNone = ({ needs }: Command): number[] => (needs === 'nothing' ? [0] : [2])
const done = (): number[] => [0]

/** Reading works. Everything that has to be written, above all a kill, fails. */
const readOnly = ({ name, writes, args }: Command): number[] => {
  // If nothing remains to be ended, it would bring the run to its end.
  if (name.includes('--resume --dry-run')) return [0, 1]
  if (name.includes('--dry-run') || writes.join() === 'own-sessions.json') return [0]
  return writes.length === 0 || args[0] === 'demo' ? [0] : [1]
}
/** Nobody knows which sites are saved. */
const unknown = ({ needs, name, serves = false }: Command): number[] =>
  needs === 'nothing' || serves || name.startsWith('audit --') ? [0, 1] : [1]

const chmod = (...args: string[]): void => void execFileSync('chmod', args)

describe('no home', () => {
  it.each<[string, Condition]>([
    ['an empty HOME', { prepare: () => ({ env: { ...nowhere, HOME: '' } }), codes: usageUnlessNone }],
    ['no HOME, and a folder that is named', { prepare: () => ({ env: { HOME: undefined } }), codes: done }],
  ])('%s', async (_, condition) => {
    expect(await faultsUnder(stage(), condition)).toEqual([])
  })
})

describe('a data folder that is no folder', () => {
  const inItsPlace = (put: (at: string) => void): Condition => ({
    prepare({ data }) {
      rmSync(data, { recursive: true })
      put(data)
      return {}
    },
  })
  it.each<[string, Condition]>([
    ['a file', inItsPlace((at) => writeFileSync(at, 'mine'))],
    ['a pipe', inItsPlace((at) => void execFileSync('mkfifo', [at]))],
    ['a link that leads nowhere', inItsPlace((at) => symlinkSync(`${at}-gone`, at))],
  ])('%s', async (_, condition) => {
    expect(await faultsUnder(stage(), condition, ({ needs }) => needs !== 'nothing')).toEqual([])
  })

  // Node's own recursive call never ends there.
  it.runIf(process.platform === 'linux').each(['/proc/self', '/proc/self/lino', '/dev/null/lino'])(
    '%s, where no folder can be made',
    async (home) => {
      const condition: Condition = {
        prepare: () => ({ env: { LINO_SESSIONS_HOME: home } }),
        codes: usageUnlessNone,
      }
      expect(await faultsUnder(stage(), condition)).toEqual([])
    },
  )
})

describe('as a user who is not root', () => {
  const asAnother =
    (change: (place: Place) => void): Condition['prepare'] =>
    (place) => {
      giveTo(anotherUser, place.root)
      change(place)
      onTestFinished(() => chmod('-R', 'u+rwX', place.root))
      return { uid: anotherUser }
    }
  const toRoot = (...names: string[]): void => {
    for (const name of names) giveTo(0, name)
  }
  it.for<[string, Condition]>([
    [
      'whom the system does not know, without HOME',
      {
        prepare: (place) => ({ ...asAnother(() => undefined)(place), env: nowhere }),
        codes: usageUnlessNone,
      },
    ],
    [
      'with a folder that is only to be read',
      { prepare: asAnother(({ data }) => chmod('-R', 'a-w', data)), codes: readOnly },
    ],
    ['with a folder that is closed', { prepare: asAnother(({ data }) => chmod('0', data)), codes: unknown }],
    [
      'with a folder of another user, who lets it be read',
      {
        prepare: asAnother(({ data }) => {
          chmod('-R', 'a+rX', data)
          toRoot(data)
        }),
        codes: readOnly,
      },
    ],
    [
      'with files of another user',
      {
        prepare: asAnother(({ data }) => toRoot(...dataFiles.map((name) => path.join(data, name)))),
        codes: unknown,
      },
    ],
    [
      'with nothing yet, and no right to make it',
      {
        prepare: asAnother(({ root, data }) => {
          rmSync(data, { recursive: true })
          chmod('555', root)
        }),
      },
    ],
  ])('%s', async ([, condition], context) => {
    const why = whyNotAsAnother()
    if (why !== null) return context.skip(`SKIPPED: ${why}`)
    expect(await faultsUnder(stage(), condition)).toEqual([])
  })
})
