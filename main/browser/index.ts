import path from 'node:path'
import { systemClock } from '../../core/adapters/system-clock.ts'
import type { Log } from '../../core/ports.ts'
import { openConsole } from '../shared/open-console.ts'
import { takeEnvironment } from '../shared/environment.ts'
import { closeInWords } from '../shared/close-in-words.ts'
import { hideSecrets } from '../shared/hide-secrets.ts'
import { readRendererFiles } from '../shared/renderer-files.ts'
import { watchedOutput, whyLost } from '../shared/watched-output.ts'
import { openAppWindow, type AppWindow } from './app-window.ts'
import { findBrowser } from './find-browser.ts'
import { onWishForAddress } from './wish-for-address.ts'
import { readOptions } from './options.ts'
import { startHostServer, type HostServer } from './server.ts'
import { untilSignal } from './signals.ts'
import { windowClosed } from './window-closed.ts'

const tell = (line: string): void => void process.stderr.write(`${line}\n`)
const stdout = watchedOutput(process.stdout)
/**
 * The address stands alone on a line of stdout, for a person to open or a script to read. False: it could not be written, which is
 * told, and nobody knows it.
 */
async function printAddress(server: HostServer): Promise<boolean> {
  stdout.write(`${server.newAddress()}\n`)
  await stdout.flushed()
  const lost = stdout.lost()
  if (lost !== null) tell(`The address could not be written (${whyLost(lost)}).`)
  return lost === null
}

/** Opens the window, or prints the address where there is none. Resolves when the user is done; false: nobody can know the address. */
async function untilDone(server: HostServer, window: AppWindow | null, log: Log): Promise<boolean> {
  const signal = untilSignal(tell)
  if (!window && !(await printAddress(server))) return false
  onWishForAddress(() => void printAddress(server))
  if (!window) {
    tell('The address opens the console in one tab, once. Press Enter here for another one.')
    await signal
    return true
  }
  tell('The console is open in a window of its own. Closing it signs out and quits; so does Ctrl-C here.')
  const { events } = server
  events.onCount(() =>
    log.write('info', 'Windows listening', { windows: events.count(), process: window.pid }),
  )
  const closed = windowClosed(
    { ended: window.ended, listening: events.count, onListening: events.onCount },
    systemClock,
  )
  const how = await Promise.race([closed, signal])
  if (how !== 'neverOpened') return true
  tell('The browser ended without opening a window. Open this address instead:')
  if (!(await printAddress(server))) return false
  await signal
  return true
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    tell(options)
    return 2
  }
  // A closed terminal is no reason to leave sessions behind.
  process.stderr.on('error', () => undefined)
  const environment = takeEnvironment()
  const opened = await openConsole('browser', environment, { demo: options.demo, onWait: tell })
  if (!opened.ok) {
    tell(opened.failure.hint)
    return 2
  }
  const { console, log, folder } = opened.value
  const files = await readRendererFiles(path.join(import.meta.dirname, 'renderer'))
  const onCall = hideSecrets(log)
  let server: HostServer
  try {
    server = await startHostServer({ api: console.api, files, port: options.port, onCall })
  } catch (error) {
    tell(`Port ${options.port} of 127.0.0.1 cannot be used (${String(error)}). Choose another with --port.`)
    await console.close()
    return 1
  }
  const browser = options.open
    ? findBrowser({ platform: process.platform, env: environment.variables })
    : null
  const window = browser ? openAppWindow(browser, server.newAddress(), folder) : null
  const known = await untilDone(server, window, log)
  const code = await closeInWords(console, log, tell)
  await server.close()
  await window?.close()
  return known ? code : 1
}

// Not awaited here: what is loaded later would wait for this file to be done. Whatever may still be pending at the end, everything
// that matters has been awaited.
void main().then((code) => process.exit(code))
