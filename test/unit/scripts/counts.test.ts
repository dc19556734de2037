import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightCounts, summary, vitestCounts } from '../../../scripts/counts.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'counts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let reports = 0
function report(content: unknown): string {
  const file = path.join(folder, `report-${reports++}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const vitest = (more: object): object => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...more,
})

describe('what vitest reports', () => {
  it('is counted, skipped and planned tests as skipped', () => {
    const file = report(vitest({ numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }))
    expect(vitestCounts(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 })
  })

  it('counts a file that could not be loaded as failed', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(vitestCounts(report(vitest({ numFailedTests: 1, testResults })), 1).failed).toBe(2)
  })
})

describe('what Playwright reports', () => {
  it('is counted, a test that needed a second try as failed', () => {
    const file = report({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } })
    expect(playwrightCounts(file, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
  })
})

describe('a run without a failed test', () => {
  it.each([
    ['ended with an error all the same', report(vitest({})), { passed: 5, failed: 1, skipped: 0 }],
    ['left no report', path.join(folder, 'none.json'), { passed: 0, failed: 1, skipped: 0 }],
  ])('is a failure when it %s', (_what, file, counts) => {
    expect(vitestCounts(file, 1)).toEqual(counts)
  })

  it('is one also with a report cut off', () => {
    expect(playwrightCounts(report('{"stats":'), 0).failed).toBe(1)
  })
})

describe('the last line', () => {
  it.each([
    [[], '0 passed, 0 failed'],
    [
      [
        { passed: 1, failed: 0, skipped: 0 },
        { passed: 2, failed: 3, skipped: 0 },
      ],
      '3 passed, 3 failed',
    ],
    [[{ passed: 1, failed: 0, skipped: 4 }], '1 passed, 0 failed, 4 skipped'],
  ])('%j: %s', (counts, line) => {
    expect(summary(counts)).toBe(line)
  })
})
