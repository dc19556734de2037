import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { alone } from '../../../scripts/lock.mjs'

const file = (name: string): string =>
  path.join(import.meta.dirname, '..', '..', '..', '.stamps', `${name}.lock`)

it('lets one at a time in, each after the other', async () => {
  const name = `test-${process.pid}-turns`
  const events: string[] = []
  const work = (who: string) => async () => {
    events.push(`${who} in`)
    await new Promise((resolve) => setImmediate(resolve))
    events.push(`${who} out`)
  }
  await Promise.all([alone(name, work('a')), alone(name, work('b'))])
  expect([events.slice(0, 2), events.slice(2)]).toEqual(
    expect.arrayContaining([
      ['a in', 'a out'],
      ['b in', 'b out'],
    ]),
  )
  expect(existsSync(file(name))).toBe(false)
})

it('lets go when the work fails', async () => {
  const name = `test-${process.pid}-failure`
  await expect(alone(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(file(name))).toBe(false)
})

it('takes over from a process that is gone', async () => {
  const name = `test-${process.pid}-gone`
  mkdirSync(path.dirname(file(name)), { recursive: true })
  // Larger than any process id of Linux.
  writeFileSync(file(name), '99999999')
  expect(await alone(name, () => 'done')).toBe('done')
})
