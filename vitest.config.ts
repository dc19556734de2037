import { defineConfig } from 'vitest/config'

// One project for each kind of test, so that each can be run and counted by itself.
export default defineConfig({
  test: {
    projects: [
      // One process for all files of a worker: starting one for each costs more than the tests themselves.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false, testTimeout: 30_000 } },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      // In jsdom, whose globals are the file's own.
      { test: { name: 'window', include: ['test/unit/**/*.test.tsx'], testTimeout: 30_000 } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 60_000 } },
      {
        // Hours of patience: `npm run test:long`, never part of `npm test`.
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // Real Lino sites: one at a time, for the machine's sake. Starting one takes seconds.
        test: {
          name: 'lino',
          include: ['test/lino/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
