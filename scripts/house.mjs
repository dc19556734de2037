/** Where things are, and how the scripts talk. Plain Node 20: these run before anything is installed. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const out = path.join(root, 'out')
/** Who started us: npm, or a shell. Read at once, before anything takes long. */
export const parent = process.ppid
/** What the scripts remember between runs. Not in git. */
export const stamps = path.join(root, '.stamps')

const windows = process.platform === 'win32'
const ownNode = path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/**
 * The Node 24 on which everything but these scripts runs: the installed package, otherwise this Node if it is
 * new enough.
 */
export function node24() {
  if (existsSync(ownNode)) return ownNode
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null
}

/** A tool of node_modules, as arguments for Node 24: `node <tool's script> ...`. */
export function tool(name) {
  const scripts = {
    eslint: 'eslint/bin/eslint.js',
    knip: 'knip/bin/knip.js',
    playwright: '@playwright/test/cli.js',
    prettier: 'prettier/bin/prettier.cjs',
    stryker: '@stryker-mutator/core/bin/stryker.js',
    tsc: 'typescript/bin/tsc',
    vite: 'vite/bin/vite.js',
    vitest: 'vitest/vitest.mjs',
  }
  return path.join(root, 'node_modules', scripts[name])
}

/** The terminal's secrets, which npm, a build or a test never needs. */
const secrets = ['LINO_SESSIONS_PASSWORD', 'LINO_SESSIONS_CODE']

/** The secrets of our environment, for the one program that needs them. */
export function secretEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => secrets.includes(name)))
}

/**
 * They make Node write down what is sent to a site, or Electron run as plain Node. No program of ours gets
 * them.
 */
const unwanted = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'ELECTRON_RUN_AS_NODE']

/**
 * Where npm was called. npm runs our scripts in the repository's folder, but the user's relative path starts
 * elsewhere.
 */
export function callersFolder() {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  // Only of our own script, because everything below it inherits the variable.
  return folder && ['cli', 'demo', 'start'].includes(script) && existsSync(folder) ? folder : process.cwd()
}

/**
 * The environment with Node 24 first in the path, so that a child's children find it too, and without
 * secrets.
 */
export function environment(more = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => ![...secrets, ...unwanted].includes(name)),
  )
  return { ...env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...more }
}

/** Progress for a person. On stderr, because stdout belongs to the started program. */
export function tell(line) {
  process.stderr.write(`${line}\n`)
}

/** Milliseconds since 1970 -> the time since then, such as `1.2 s`. */
export function since(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
}

/** A failure to say in one sentence, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function. A `Stop` becomes its sentence and exit code 1. */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    tell(error.message)
    process.exitCode = 1
  }
}
