/**
 * Mutation tests. `npm run mutate` (scripts/mutate.mjs) names the files to mutate, and the tests that have to
 * notice.
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  // Only the tests that reach a mutant are asked. Code that runs once, at the start of a module, cannot be
  // judged this way.
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 3000,
  timeoutFactor: 1.25,
  // All of it is in .stamps, which is not in git.
  tempDirName: '.stamps/stryker',
  ignorePatterns: ['out', 'dist', '.stamps', 'test-results', 'playwright-report'],
  thresholds: { high: 95, low: 85, break: Number(process.env.MUTATE_BREAK ?? 0) },
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, allowColor: false, reportMutants: true },
  htmlReporter: { fileName: '.stamps/mutation.html' },
  jsonReporter: { fileName: '.stamps/mutation.json' },
}
