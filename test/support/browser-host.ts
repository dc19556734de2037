import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { builtFolder } from './built.ts'

export interface BrowserHost {
  /** The address with the token, which works once. Empty if a window was opened instead. */
  readonly url: string
  /** Presses Enter in its terminal, which prints another address. */
  newAddress(): Promise<string>
  readonly process: ChildProcess
  /** Its data folder. */
  readonly home: string
  /** What it has written to stderr so far. */
  said(): string
  /** Asks it to quit, and waits for its exit code. Removes the data folder that it made. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface BrowserHostOptions {
  /** The data folder. Without one a new folder is made, and removed afterwards. */
  readonly home?: string
  /** The practice sites. On unless false. */
  readonly demo?: boolean
  /** Opens its own window, so there is no address. */
  readonly open?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** The next line of its output, which is an address. Rejects with its words if it ends without one. */
async function nextLine(lines: Interface, child: ChildProcess, said: () => string): Promise<string> {
  const ended = new AbortController()
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`The browser host ended (${code}): ${said()}`)
  })
  end.catch(() => undefined)
  try {
    return await Promise.race([once(lines, 'line').then(([line]) => String(line)), end])
  } finally {
    ended.abort()
  }
}

/**
 * Starts the built browser host in a separate process, and waits until it can be used. Builds first if the
 * build is out of date.
 */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHost> {
  const program = path.join(builtFolder(), 'browser.js')
  const home = options.home ?? mkdtempSync(path.join(os.tmpdir(), 'browser-host-'))
  const args = [...(options.open ? [] : ['--no-open']), ...(options.demo === false ? ['--no-demo'] : [])]
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Tests must not use the keychain of the person who runs them.
    env: { ...process.env, LINO_SESSIONS_NO_KEYCHAIN: '1', ...options.env, LINO_SESSIONS_HOME: home },
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const said = (): string => stderr
  const lines = createInterface({ input: child.stdout })
  return {
    url: options.open ? '' : await nextLine(lines, child, said),
    newAddress() {
      const line = nextLine(lines, child, said)
      child.stdin.write('\n')
      return line
    },
    process: child,
    home,
    said,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const code = await ended
      if (!options.home) rmSync(home, { recursive: true, force: true })
      return code
    },
  }
}
