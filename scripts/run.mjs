/**
 * `npm run cli|demo|bench -- ...`: starts one of our programs on Node 24, installed and built as needed. Only
 * the program writes to stdout, because that may be JSON for a script.
 */
import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import {
  callersFolder,
  environment,
  node24,
  out,
  parent,
  root,
  runMain,
  secretEnvironment,
  Stop,
} from './house.mjs'
import { ensureInstalled } from './install.mjs'

const programs = {
  cli: path.join(out, 'cli.js'),
  demo: path.join(out, 'demo.js'),
  // Nobody installs it, so Node runs its TypeScript directly.
  bench: path.join(root, 'test', 'bench', 'index.ts'),
}

/**
 * If a process cannot become another one (Windows, Node 20): a child that gets our signals, and whose exit
 * code is ours.
 */
function wrap(file, args, env) {
  const child = spawn(file, args, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C also reaches a terminal's child directly, and once is enough.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + os.constants.signals[signal] : code)
  })
}

/**
 * Turns this process into `node <program> <args>`, so that signals, exit code and streams are the program's
 * own.
 */
export function become(program, args, env = environment()) {
  const node = node24()
  const follow = pathToFileURL(path.join(root, 'scripts', 'follow-parent.mjs'))
  const canBecome = process.execve && process.platform !== 'win32'
  follow.searchParams.set('parent', String(canBecome ? parent : process.pid))
  const argv = [node, '--import', follow.href, program, ...args]
  process.chdir(callersFolder())
  if (canBecome) process.execve(node, argv, env)
  else wrap(node, argv.slice(1), env)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const [name, ...args] = process.argv.slice(2)
    if (!programs[name]) throw new Stop(`Usage: node scripts/run.mjs ${Object.keys(programs).join('|')} ...`)
    await ensureInstalled()
    await ensureBuilt()
    become(programs[name], args, environment(name === 'cli' ? secretEnvironment() : {}))
  })
}
