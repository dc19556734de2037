/**
 * `npm run check`: what needs no site. `-- --changed`: only for what has changed since the branch left main.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { changedFiles } from './changed.mjs'
import { environment, node24, root, runMain, since, stamps, Stop, tell, tool } from './house.mjs'
import { ensureInstalled } from './install.mjs'

const help = `npm run check [-- --changed]

Format, lint, types, unused code, and the tests that need no site. With --changed: format and lint
of the files that differ from origin/main (new ones and what is not committed included), types, and
the tests that import those files.`

/** What has not changed since the last run is not checked again. Compared by content, as in `npm test`. */
const cached = (name) => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  path.join(stamps, name),
]
const projects = ['unit', 'contract', 'window'].flatMap((name) => ['--project', name])
const vitest = (...args) => [tool('vitest'), ...args, ...projects, '--reporter=dot']
const types = [tool('tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', path.join(stamps, 'types.json')]

/**
 * The steps, each as arguments for Node: for all files (null), or for these. Types are of the whole program,
 * because a change in one file can break another one.
 */
export function steps(files) {
  if (files === null) {
    return {
      format: [tool('prettier'), '--check', '--log-level', 'warn', ...cached('prettier'), '.'],
      lint: [tool('eslint'), '--max-warnings', '0', ...cached('eslint'), '.'],
      types,
      knip: [tool('knip'), '--no-progress'],
      tests: vitest('run'),
    }
  }
  const code = files.filter((file) => /\.(?:[cm]?[jt]s|tsx)$/.test(file))
  // No file imports documents, so the tests that read them are named here.
  const read = files.some((file) => file.endsWith('.md')) ? ['test/unit/docs/links.test.ts'] : []
  const tested = [...code, ...read]
  return {
    ...(files.length > 0 && {
      format: [tool('prettier'), '--check', '--log-level', 'warn', '--ignore-unknown', '--', ...files],
    }),
    ...(code.length > 0 && {
      lint: [tool('eslint'), '--max-warnings', '0', '--no-warn-ignored', ...cached('eslint'), '--', ...code],
      types,
    }),
    ...(tested.length > 0 && { tests: vitest('related', '--run', '--passWithNoTests', ...tested) }),
  }
}

function readOptions() {
  try {
    return parseArgs({ options: { changed: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
      .values
  } catch (error) {
    throw new Stop(`${error.message}\n\n${help}`)
  }
}

async function main() {
  const options = readOptions()
  if (options.help) return void process.stdout.write(`${help}\n`)
  await ensureInstalled()
  const files = options.changed ? changedFiles() : null
  if (files?.length === 0) return tell('Nothing has changed.')
  if (files) tell(`${files.length} changed ${files.length === 1 ? 'file' : 'files'}`)
  const failed = []
  for (const [name, args] of Object.entries(steps(files))) {
    const startedAt = Date.now()
    const { status } = spawnSync(node24(), args, { cwd: root, env: environment(), stdio: 'inherit' })
    tell(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${since(startedAt)})`)
    if (status !== 0) failed.push(name)
  }
  if (failed.length > 0) throw new Stop(`Not right yet: ${failed.join(', ')}.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(main)
