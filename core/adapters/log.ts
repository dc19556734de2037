import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Log } from '../ports.ts'
import { redact } from './redaction.ts'

const fileName = 'console.log'
const rotatedName = 'console.1.log'

export interface FileLog extends Log {
  /** From now on this text is taken out of every line: a password that was just typed. */
  hide(secret: string): void
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

/** Behind a link, which stays; itself where there is none. Throws where a link leads nowhere. */
function behindLink(file: string): string {
  return lstatSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : file
}

/** Into a regular file only: a pipe would hang, and a device may do anything. */
function append(file: string, line: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return
  const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants
  const handle = openSync(file, O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK, 0o600)
  try {
    if (fstatSync(handle).isFile()) writeSync(handle, line)
  } finally {
    closeSync(handle)
  }
}

/** One line: a fact's line breaks are escaped, so that a site's text cannot forge a line of the log. */
function lineOf(time: Date, level: string, message: string, facts: Parameters<Log['write']>[2]): string {
  const told = Object.entries(facts ?? {}).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  return `${time.toISOString()} ${level} ${JSON.stringify(message).slice(1, -1)}${told.join('')}`
}

/**
 * Lines in `console.log` in `folder`, for a person to send with a bug report; at `maxBytes` the file becomes
 * `console.1.log` and a new one is begun. Session keys are cut to six characters and hidden secrets taken out of
 * every line. Lines of level `debug` are kept only if `debug` is set. A log that cannot be written is no reason to stop: such lines are lost.
 */
export function createLog(folder: string, { maxBytes = 1_000_000, debug = false } = {}): FileLog {
  const file = path.join(folder, fileName)
  const secrets = new Set<string>()

  return {
    write(level, message, facts) {
      if (level === 'debug' && !debug) return
      const line = `${redact(lineOf(new Date(), level, message, facts), secrets)}\n`
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const place = behindLink(file)
        if (sizeOf(place) + Buffer.byteLength(line) > maxBytes && sizeOf(place) > 0) {
          renameSync(place, path.join(path.dirname(place), rotatedName))
        }
        append(place, line)
      } catch {
        // Full disk, no rights: see above.
      }
    },
    hide(secret) {
      if (secret.length >= 4) secrets.add(secret)
    },
  }
}
