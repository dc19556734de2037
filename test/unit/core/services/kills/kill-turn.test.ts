import { describe, expect, it } from 'vitest'
import { createRunControl } from '../../../../../core/services/kills/run-control.ts'
import { takeTurn } from '../../../../../core/services/kills/kill-turn.ts'
import type { Locks, LockTrouble } from '../../../../../core/ports.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { watched } from '../../../../support/watched.ts'
import { faultOf } from '../../../../support/failures.ts'

/** Locks that somebody else holds for this number of tries. */
function heldFor(tries: number, trouble: LockTrouble, onTry: (nth: number) => void = () => undefined) {
  const names: string[] = []
  const locks: Pick<Locks, 'hold'> = {
    async hold(name, task) {
      names.push(name)
      onTry(names.length)
      return names.length > tries ? { got: true, value: await task() } : { got: false, trouble }
    },
  }
  return { names, locks: { ...locks, stopWaiting: () => undefined, onWait: () => undefined } }
}

async function turn(locks?: Locks, cancelWith?: (cancel: () => void) => void) {
  const { site } = await watched([session({ own: true })])
  const control = createRunControl(createFakeClock(monday), () => undefined)
  cancelWith?.(() => control.cancel())
  let kills = 0
  const log = { write: () => undefined }
  const failure = await takeTurn({ site, control, log, ...(locks && { locks }) }, async () => {
    kills += 1
    return null
  })
  return { failure, kills }
}

const busy: LockTrouble = { kind: 'held', holder: { who: 'unknown' } }

describe('a kill among the consoles of one data folder', () => {
  it('waits for its turn on its site', async () => {
    const { names, locks } = heldFor(3, busy)
    expect(await turn(locks)).toEqual({ failure: null, kills: 1 })
    expect(names).toEqual(Array(4).fill('kill https://lino.example'))
  })

  it('kills all the same if no lock can be made, or the other one kills for minutes', async () => {
    expect(await turn(heldFor(9999, { kind: 'impossible', fault: faultOf('ENOSPC') }).locks)).toMatchObject({
      kills: 1,
    })
    const long = heldFor(9999, busy)
    expect(await turn(long.locks)).toMatchObject({ kills: 1 })
    expect(long.names.length).toBeGreaterThan(100)
    expect(await turn()).toMatchObject({ kills: 1 })
  })

  it('sends nothing once it is cancelled, or the console quits', async () => {
    let cancel = (): void => undefined
    const { locks } = heldFor(9999, busy, (nth) => {
      if (nth === 2) cancel()
    })
    expect(await turn(locks, (each) => (cancel = each))).toEqual({ failure: null, kills: 0 })
    const stopped = heldFor(9999, { kind: 'stopped' })
    expect(await turn(stopped.locks)).toMatchObject({ failure: { kind: 'interrupted' }, kills: 0 })
  })
})
