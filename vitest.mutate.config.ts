import { defineConfig } from 'vitest/config'
import { poPlugin } from './scripts/po.mjs'

/** What mutants are tried on: quick tests alone, as one project. scripts/mutate.mjs names the folders. */
const include = process.env['MUTATE_TESTS']?.split(',') ?? ['test/unit/**/*.test.*']

// A mutant that waits for ever is noticed after fifteen seconds, and not after thirty.
export default defineConfig({ plugins: [poPlugin], test: { include, testTimeout: 15_000 } })
