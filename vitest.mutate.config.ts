import { defineConfig } from 'vitest/config'

/** What mutants are tried on: quick tests alone, as one project. scripts/mutate.mjs names the folders. */
const include = process.env['MUTATE_TESTS']?.split(',') ?? ['test/unit/**/*.test.*']

// A mutant that waits for ever is noticed after fifteen seconds, and not after thirty.
export default defineConfig({ test: { include, testTimeout: 15_000 } })
