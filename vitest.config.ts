import { defineConfig } from 'vitest/config'
import { poPlugin } from './scripts/po.mjs'

const plugins = [poPlugin]

// One project for each kind of test, so that each can be run and counted alone.
export default defineConfig({
  test: {
    projects: [
      // One process for all files of a worker, because starting one for each costs more than the tests
      // themselves.
      {
        plugins,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
      },
      {
        plugins,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      // In jsdom, whose globals are the file's own.
      { plugins, test: { name: 'window', include: ['test/unit/**/*.test.tsx'], testTimeout: 60_000 } },
      {
        plugins,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Beside the other lanes of `npm test` more of them would only wait for each other.
          maxWorkers: 2,
          testTimeout: 120_000,
        },
      },
      {
        // Hours of patience: `npm run test:long`, never part of `npm test`.
        plugins,
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          setupFiles: ['test/support/lino/end-idle.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // Real Lino sites. Two files at a time: while one waits for its server, the other computes.
        plugins,
        test: {
          name: 'lino',
          include: ['test/lino/**/*.test.ts'],
          setupFiles: ['test/support/lino/end-idle.ts'],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
