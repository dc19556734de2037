import path from 'node:path'
import { systemClock } from '../../core/adapters/system-clock.ts'
import type { Log } from '../../core/ports.ts'
import { languageOf } from '../../words/languages.ts'
import { say, speak } from '../../words/say.ts'
import { whyNotWritten } from '../../words/write-reasons.ts'
import { openConsole } from '../shared/open-console.ts'
import { takeEnvironment } from '../shared/environment.ts'
import { causeSentence, sentenceOf } from '../../words/failures/index.ts'
import { closeInWords } from '../shared/close-in-words.ts'
import { hideSecrets } from '../shared/hide-secrets.ts'
import { readRendererFiles } from '../shared/renderer-files.ts'
import { watchedOutput } from '../shared/watched-output.ts'
import { openAppWindow, type AppWindow } from './app-window.ts'
import { findBrowser } from './find-browser.ts'
import { onWishForAddress } from './wish-for-address.ts'
import { readOptions } from './options.ts'
import { startHostServer, type HostServer } from './server.ts'
import { untilSignal } from './signals.ts'
import { windowClosed } from './window-closed.ts'

const printLine = (line: string): void => void process.stderr.write(`${line}\n`)
const stdout = watchedOutput(process.stdout)
/**
 * Prints the address alone on a line of stdout, for a person to open or a script to read. False: it could not
 * be written. The console says so, because nobody knows the address.
 */
async function printAddress(server: HostServer): Promise<boolean> {
  stdout.write(`${server.newAddress()}\n`)
  await stdout.flushed()
  const lost = stdout.lost()
  if (lost !== null)
    printLine(say('The address could not be written ({why}).', { why: whyNotWritten(lost) ?? lost }))
  return lost === null
}

/**
 * Opens the window, or prints the address if there is none. Resolves when the user is done. False: nobody can
 * know the address.
 */
async function untilDone(server: HostServer, window: AppWindow | null, log: Log): Promise<boolean> {
  const signal = untilSignal(printLine)
  if (!window && !(await printAddress(server))) return false
  onWishForAddress(() => void printAddress(server))
  if (!window) {
    printLine(say('The address opens the console in one tab, once. Press Enter here for another one.'))
    await signal
    return true
  }
  printLine(
    say('The console is open in a window of its own. Close it, or press Ctrl-C here, to sign out and quit.'),
  )
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
  printLine(say('The browser ended without opening a window. Open this address instead:'))
  if (!(await printAddress(server))) return false
  await signal
  return true
}

async function main(): Promise<number> {
  const environment = takeEnvironment()
  // A catalogue may be missing, because an update replaces files. The console opens all the same, in English.
  await speak(languageOf(environment.locale ?? 'en') ?? 'en').catch(() => undefined)
  const options = readOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    printLine(options)
    return 2
  }
  // A closed terminal is no reason to leave sessions behind.
  process.stderr.on('error', () => undefined)
  const opened = await openConsole('browser', environment, {
    demo: options.demo,
    onWait: (waiting) => printLine(causeSentence(waiting)),
  })
  if (!opened.ok) {
    printLine(sentenceOf(opened.failure))
    return 2
  }
  const { console, log, folder } = opened.value
  const files = await readRendererFiles(path.join(import.meta.dirname, 'renderer'))
  const onCall = hideSecrets(log)
  let server: HostServer
  try {
    server = await startHostServer({
      api: console.api,
      files,
      port: options.port,
      onCall,
      theme: () => console.preferences().theme ?? 'system',
    })
  } catch (error) {
    printLine(
      say('Port {port} of 127.0.0.1 cannot be used ({why}). Choose another with --port.', {
        port: String(options.port),
        why: String(error),
      }),
    )
    await console.close()
    return 1
  }
  const browser = options.open
    ? findBrowser({ platform: process.platform, env: environment.variables })
    : null
  const window = browser ? openAppWindow(browser, server.newAddress(), folder) : null
  const known = await untilDone(server, window, log)
  const code = await closeInWords(console, log, printLine)
  await server.close()
  await window?.close()
  return known ? code : 1
}

// Not awaited here: modules that load later would wait for this file. Everything that matters has been
// awaited, whatever is still pending at the end.
void main().then((code) => process.exit(code))
