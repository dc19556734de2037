/** `npm test`: installs what is missing, builds what is stale, and runs every check and every test. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { playwrightCounts, summary, vitestCounts } from './counts.mjs'
import { ensureDebianPackages } from './debian.mjs'
import { environment, node24, root, runMain, since, stamps, Stop, tool } from './house.mjs'
import { ensureInstalled } from './install.mjs'

/** Each counts as one test. */
const checks = {
  format: [tool('prettier'), '--check', '--log-level', 'warn', '.'],
  lint: [tool('eslint'), '--max-warnings', '0', '.'],
  types: [tool('tsc'), '--noEmit'],
  knip: [tool('knip'), '--no-progress'],
}
const suites = ['unit', 'contract', 'integration', 'lino', 'e2e']
const all = [...Object.keys(checks), ...suites]

const say = (line) => process.stdout.write(`${line}\n`)

const running = new Set()

/** Interrupted, nothing of ours stays behind: no server, no browser, no temporary folder (see below). */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

/** Runs a script on Node 24 from the root. `quiet`: its output is kept, for when it fails. */
function run(args, { env = {}, quiet = false } = {}) {
  const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit']
  const child = spawn(node24(), args, { cwd: root, env: environment(env), stdio })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

async function runCheck(name) {
  const startedAt = Date.now()
  const { code, output } = await run(checks[name], { quiet: true })
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${since(startedAt)})`)
  if (code !== 0) say(output)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function runSuite(name, home) {
  const startedAt = Date.now()
  const report = path.join(stamps, `report-${name}.json`)
  rmSync(report, { force: true })
  say(`\n------ ${name} ------`)
  // Tests must not find, or change, the settings of the person who runs them.
  const env = { LINO_SESSIONS_HOME: home, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args =
    name === 'e2e'
      ? [tool('playwright'), 'test', '--reporter=list,json']
      : [
          tool('vitest'),
          'run',
          '--project',
          name,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ]
  const { code } = await run(args, { env })
  const counts = (name === 'e2e' ? playwrightCounts : vitestCounts)(report, code)
  say(`${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${summary([counts])} (${since(startedAt)})`)
  return counts
}

/** Real Linos. 3: PyPI cannot be reached; the tests that need them then say so, and count as skipped. */
async function installLinos() {
  const startedAt = Date.now()
  const { code } = await run([path.join(root, 'scripts', 'lino-install.mjs'), '26.10', '25.5', '21.4'])
  if (code === 0) say(`ok     real Lino sites are installed (${since(startedAt)})`)
  else if (code === 3)
    say('NOTE   PyPI cannot be reached: tests against a real Lino are skipped, and counted as such')
  else say(`FAILED to install the real Lino sites (${since(startedAt)})`)
  return code === 0 || code === 3 ? [] : [{ passed: 0, failed: 1, skipped: 0 }]
}

/** Two at a time: they are single-threaded, and their order does not matter. */
async function runChecks(names) {
  const waiting = [...names]
  const counts = []
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) counts.push(await runCheck(name))
  }
  await Promise.all([worker(), worker()])
  return counts
}

function readOnly() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const only = values.only?.split(',') ?? all
  const unknown = only.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Stop(`There is no ${unknown.join(', ')}. --only knows ${all.join(', ')}.`)
  return only
}

await runMain(async () => {
  const startedAt = Date.now()
  const only = readOnly()
  // Debian's first: with them keytar can be compiled. Only then another try of that is worth its time.
  const more = ensureDebianPackages(only)
  await ensureInstalled({ keytar: more })
  await ensureBuilt()
  mkdirSync(stamps, { recursive: true })
  const counts = await runChecks(Object.keys(checks).filter((name) => only.includes(name)))
  if (only.includes('lino') || only.includes('e2e')) counts.push(...(await installLinos()))
  const home = mkdtempSync(path.join(os.tmpdir(), 'lino-console-tests-'))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  for (const name of suites.filter((each) => only.includes(each))) counts.push(await runSuite(name, home))
  say(`\nAll in ${since(startedAt)}.`)
  say(summary(counts))
  process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0
})
