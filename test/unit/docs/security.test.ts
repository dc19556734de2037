import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8')

/** The cells of each promise: what is promised, where it is kept, what fails without it. */
const promises = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| promise') && !line.startsWith('| --'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const pathsIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')

describe('each promise of docs/security.md', () => {
  it('is one of many', () => {
    expect(promises.length).toBeGreaterThan(30)
  })

  it.each(promises)('%s %s is kept in files that exist', (_, _promise, keptIn = '') => {
    expect(pathsIn(keptIn)).not.toEqual([])
    for (const file of pathsIn(keptIn)) expect(existsSync(path.join(root, file)), file).toBe(true)
  })

  it.each(promises)('%s %s has tests that exist', (_, _promise, _keptIn, tests = '') => {
    expect(pathsIn(tests)).not.toEqual([])
    for (const file of pathsIn(tests)) expect(existsSync(path.join(root, 'test', file)), file).toBe(true)
  })
})
