import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSource, promised, testsOf } from '../../../scripts/mutate.mjs'

it.each([
  [
    'core/services/kills/kill-run.ts',
    ['core/services/kills/kill-run.test.*', 'core/services/kills/kill-run-*.test.*'],
  ],
  ['core/services/sites/site-trouble.ts', ['core/services/sites/**/*.test.*']],
  ['main/electron/security/guards.ts', ['main/electron/**/*.test.*']],
  ['contract/failure.ts', ['**/*.test.*']],
])('mutants of %s are tried on the tests of its name, else on those of its folder', (file, tests) => {
  expect(testsOf(file)).toEqual(tests.map((each) => `test/unit/${each}`))
})

it('asks the whole folder on request', () => {
  expect(testsOf('core/services/kills/kill-run.ts', true)).toEqual([
    'test/unit/core/services/kills/**/*.test.*',
  ])
})

it.each([
  ['core/domain/kill-guard.ts', true],
  ['renderer/features/sites/site-row.tsx', true],
  ['core/adapters/keychain/keytar.d.ts', false],
  ['test/unit/core/domain/kill-guard.test.ts', false],
  ['scripts/mutate.mjs', false],
])('%s can be mutated: %s', (file, can) => {
  expect(isSource(file)).toBe(can)
})

it('promises a score for modules that are there', () => {
  expect(promised.filter((file) => !existsSync(file))).toEqual([])
})
