import { describe, expect, it } from 'vitest'
import { steps } from '../../../scripts/check.mjs'

const namesOf = (files: readonly string[] | null): readonly string[] => Object.keys(steps(files))

describe('npm run check', () => {
  it('does every step for all files', () => {
    expect(namesOf(null)).toEqual(['format', 'lint', 'types', 'knip', 'tests'])
    expect(steps(null)['format']).toContain('.')
  })
})

describe('npm run check -- --changed', () => {
  const code = 'core/domain/limit.ts'

  it('looks at the changed files alone, and asks the tests that import them', () => {
    const { format = [], lint = [], tests = [] } = steps([code, 'assets/icon.svg'])
    expect(format.slice(-2)).toEqual([code, 'assets/icon.svg'])
    expect(lint.slice(-1)).toEqual([code])
    expect(lint).not.toContain('.')
    expect(tests).toContain('related')
    expect(tests).toContain(code)
    expect(tests).not.toContain('assets/icon.svg')
  })

  it('checks the links if a document has changed, and no code', () => {
    expect(namesOf(['README.md'])).toEqual(['format', 'tests'])
    expect(steps(['README.md'])['tests']).toContain('test/unit/docs/links.test.ts')
  })

  it('takes a file that begins like an option for a file', () => {
    const { format = [], lint = [] } = steps(['--fix.ts'])
    expect(format.slice(-2)).toEqual(['--', '--fix.ts'])
    expect(lint.slice(-2)).toEqual(['--', '--fix.ts'])
  })

  it('has nothing to do if nothing has changed', () => {
    expect(namesOf([])).toEqual([])
  })
})
