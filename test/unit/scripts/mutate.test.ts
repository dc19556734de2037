import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSource, promised, testsOf } from '../../../scripts/mutate.mjs'

it.each([
  ['core/domain/kill-guard.ts', 'test/unit/core/domain/**/*.test.*'],
  ['main/electron/security/guards.ts', 'test/unit/main/electron/**/*.test.*'],
  ['contract/failure.ts', 'test/unit/**/*.test.*'],
])('mutants of %s are tried on %s', (file, tests) => {
  expect(testsOf(file)).toBe(tests)
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
