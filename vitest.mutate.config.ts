import { defineConfig } from 'vitest/config'

/** What mutants are tried on: quick tests alone, as one project. scripts/mutate.mjs names the folders. */
const include = process.env['MUTATE_TESTS']?.split(',') ?? ['test/unit/**/*.test.*']

export default defineConfig({ test: { include, testTimeout: 30_000 } })
