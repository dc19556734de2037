/** `npm start`: installs what is missing, builds what is out of date, and opens the console. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { ensureElectron } from './electron.mjs'
import { callersFolder, environment, out, parent, root, runMain, Stop, tell } from './house.mjs'
import { ensureInstalled } from './install.mjs'
import { become } from './run.mjs'

const help = `npm start -- [--host electron|browser] [--retry-electron]
                 browser host: [--port P] [--no-open] [--no-demo]

Opens the console: in Electron where that is to be had, else in a window of Chromium, Chrome or
Edge (the browser host), else by an address to open in any browser of this machine. The address
lets one tab in, once: Enter (or SIGUSR2) prints another one.`

/**
 * An Electron that ends with an error within this time has not opened a window: a library or the display is
 * missing. Milliseconds.
 */
const startedAfterMs = 4000

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        'retry-electron': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.host && !['electron', 'browser'].includes(values.host))
      throw new Error('--host wants electron or browser.')
    return values
  } catch (error) {
    throw new Stop(`${error.message}\n\n${help}`)
  }
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Runs Electron until it ends. Returns whether it had opened at all. */
function runElectron(binary) {
  // Chromium refuses root, unless it may run without its sandbox. The same holds for the browser host's
  // window.
  const asRoot = process.getuid?.() === 0
  if (asRoot)
    tell('Running as root: Electron has no sandbox then. Better start the console as an ordinary user.')
  const startedAt = Date.now()
  const child = spawn(binary, [...(asRoot ? ['--no-sandbox'] : []), root], {
    stdio: 'inherit',
    cwd: callersFolder(),
    env: environment(),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  void import(`./follow-parent.mjs?parent=${parent}`)
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code, signal) => {
      const opened = code === 0 || signal !== null || Date.now() - startedAt > startedAfterMs
      if (opened) process.exitCode = code ?? 1
      resolve(opened)
    })
  })
}

function openBrowserHost(options) {
  const args = ['port', 'no-open', 'no-demo'].flatMap((name) => {
    if (options[name] === undefined) return []
    return options[name] === true ? [`--${name}`] : [`--${name}`, options[name]]
  })
  become(path.join(out, 'browser.js'), args)
}

/** Why Electron cannot work here, known without a try. Null: it may. */
function whyNoElectron(options) {
  if (options.host === 'browser') return 'as asked'
  if (options.port !== undefined || options['no-open']) return '--port and --no-open are its own'
  if (!hasDisplay()) return 'there is no display'
  return null
}

await runMain(async () => {
  const options = readOptions()
  if (options.help) return void process.stdout.write(`${help}\n`)
  await ensureInstalled()
  await ensureBuilt()
  const reason = whyNoElectron(options)
  if (reason) {
    if (options.host === 'electron') throw new Stop(`Electron cannot be used here: ${reason}.`)
    if (options.host !== 'browser') tell(`Opening the browser host: ${reason}.`)
    return openBrowserHost(options)
  }
  const binary = await ensureElectron({ retry: options['retry-electron'] || options.host === 'electron' })
  if (binary && (await runElectron(binary))) return
  const why = binary
    ? 'Electron could not open a window here'
    : 'Electron could not be downloaded (npm start -- --retry-electron tries again)'
  if (options.host === 'electron') throw new Stop(`${why}.`)
  tell(`${why}: opening the browser host instead.`)
  openBrowserHost(options)
})
