/** `npm test`: installs what is missing, builds what is out of date, and runs every check and every test. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { playwrightCounts, summary, vitestCounts } from './counts.mjs'
import { ensureDebianPackages } from './debian.mjs'
import { environment, node24, root, runMain, since, stamps, Stop, tool } from './house.mjs'
import { ensureInstalled } from './install.mjs'

/** Each counts as one test. */
const checks = {
  format: [tool('prettier'), '--check', '--log-level', 'warn', ...cached('prettier'), '.'],
  lint: [tool('eslint'), '--max-warnings', '0', ...cached('eslint'), '.'],
  types: [tool('tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', path.join(stamps, 'types.json')],
  knip: [tool('knip'), '--no-progress'],
}
/**
 * Lanes run side by side. Tests on a real Lino mostly wait for its server, those in a browser for a page, and
 * `integration` for other processes. What computes all the time comes last in its lane.
 */
const lanes = [['lino', 'contract', 'unit'], ['e2e'], ['integration', 'window']]
const suites = lanes.flat()
const all = [...Object.keys(checks), ...suites]

/**
 * What has not changed since the last run is not checked again. Compared by content, because a clone has new
 * file times.
 */
function cached(name) {
  return ['--cache', '--cache-strategy', 'content', '--cache-location', path.join(stamps, name)]
}

const say = (line) => process.stdout.write(`${line}\n`)
/** Where the time went: `{ name, seconds }` of each check and suite. */
const times = []

const running = new Set()

/**
 * After an interruption nothing of ours stays behind: no server, no browser, no temporary folder (see below).
 */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

/**
 * Runs a script on Node 24 from the root. Its output is kept for a failure. With a `name` each line is shown
 * at once after that name, because two scripts run at a time.
 */
function run(args, { env = {}, name = null } = {}) {
  const child = spawn(node24(), args, { cwd: root, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    if (name === null) stream.on('data', (chunk) => (output += chunk))
    else createInterface({ input: stream }).on('line', (line) => say(`${name.padEnd(11)} ${line}`))
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

async function runCheck(name) {
  const startedAt = Date.now()
  const { code, output } = await run(checks[name])
  times.push({ name, seconds: (Date.now() - startedAt) / 1000 })
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${since(startedAt)})`)
  if (code !== 0) say(output)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function runSuite(name, home) {
  const startedAt = Date.now()
  const report = path.join(stamps, `report-${name}.json`)
  rmSync(report, { force: true })
  say(`------ ${name} ------`)
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
  const { code } = await run(args, { env, name })
  times.push({ name, seconds: (Date.now() - startedAt) / 1000 })
  const counts = (name === 'e2e' ? playwrightCounts : vitestCounts)(report, code)
  say(`${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${summary([counts])} (${since(startedAt)})`)
  return counts
}

/** Real Linos. 3: PyPI cannot be reached. The tests that need them then say so, and count as skipped. */
async function installLinos() {
  const startedAt = Date.now()
  const script = path.join(root, 'scripts', 'lino-install.mjs')
  const { code } = await run([script, '26.10', '25.5', '21.4'], { name: 'install' })
  times.push({ name: 'install', seconds: (Date.now() - startedAt) / 1000 })
  if (code === 0) say(`ok     real Lino sites are installed (${since(startedAt)})`)
  else if (code === 3)
    say('NOTE   PyPI cannot be reached: tests against a real Lino are skipped, and counted as such')
  else say(`FAILED to install the real Lino sites (${since(startedAt)})`)
  return code === 0 || code === 3 ? [] : [{ passed: 0, failed: 1, skipped: 0 }]
}

/** The suites of one lane, one after the other. */
async function runLane(names, home) {
  const counts = []
  for (const name of names) counts.push(await runSuite(name, home))
  return counts
}

function tellTimes() {
  const sorted = [...times].sort((a, b) => b.seconds - a.seconds)
  say('\nWhere the time went:')
  for (const { name, seconds } of sorted) say(`${name.padEnd(11)} ${seconds.toFixed(1).padStart(7)} s`)
}

/** Two at a time, because they are single-threaded and their order does not matter. */
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
  // Debian's packages first, because keytar needs them to compile. Only then another try makes sense.
  const more = ensureDebianPackages(only)
  await ensureInstalled({ keytar: more })
  await ensureBuilt()
  mkdirSync(stamps, { recursive: true })
  const counts = await runChecks(Object.keys(checks).filter((name) => only.includes(name)))
  const home = mkdtempSync(path.join(os.tmpdir(), 'lino-console-tests-'))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  if (only.includes('lino') || only.includes('e2e')) counts.push(...(await installLinos()))
  const wanted = lanes.map((lane) => lane.filter((name) => only.includes(name)))
  counts.push(...(await Promise.all(wanted.map((lane) => runLane(lane, home)))).flat())
  tellTimes()
  say(`\nAll in ${since(startedAt)}.`)
  say(summary(counts))
  process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0
})
