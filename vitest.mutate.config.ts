import { defineConfig } from 'vitest/config'
import { poPlugin } from './scripts/po.mjs'

/** The tests that try mutants: only quick ones, as one project. scripts/mutate.mjs names the folders. */
const include = process.env['MUTATE_TESTS']?.split(',') ?? ['test/unit/**/*.test.*']

// A mutant that waits for ever is noticed after fifteen seconds, and not after thirty.
export default defineConfig({ plugins: [poPlugin], test: { include, testTimeout: 15_000 } })
