import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Log } from '../ports.ts'
import { makeFolderSync } from './make-folder.ts'
import { redact } from './redaction.ts'

const fileName = 'console.log'
const rotatedName = 'console.1.log'

export interface FileLog extends Log {
  /** From now on every line hides this text: a password that was just typed. */
  hide(secret: string): void
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

/**
 * The target of a link, so that the link stays. Without a link, the file itself. Throws if a link leads
 * nowhere.
 */
function behindLink(file: string): string {
  return lstatSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : file
}

/** Only into a regular file: a pipe would hang, and a device may do anything. */
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

/** One line. A fact's line breaks are escaped, so that a site's text cannot forge a line of the log. */
function lineOf(time: Date, level: string, message: string, facts: Parameters<Log['write']>[2]): string {
  const written = Object.entries(facts ?? {}).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  return `${time.toISOString()} ${level} ${JSON.stringify(message).slice(1, -1)}${written.join('')}`
}

/**
 * Lines in `console.log` in `folder`, for a person to send with a bug report. At `maxBytes` the file becomes
 * `console.1.log`, and a new file begins. Every line has session keys cut to six characters, and no hidden
 * secrets. Lines of level `debug` are kept only if `debug` is set. If the log cannot be written, the console
 * continues, and the lines are lost.
 */
export function createLog(folder: string, { maxBytes = 1_000_000, debug = false } = {}): FileLog {
  const file = path.join(folder, fileName)
  const secrets = new Set<string>()

  return {
    write(level, message, facts) {
      if (level === 'debug' && !debug) return
      const line = `${redact(lineOf(new Date(), level, message, facts), secrets)}\n`
      try {
        makeFolderSync(folder)
        const place = behindLink(file)
        if (sizeOf(place) + Buffer.byteLength(line) > maxBytes && sizeOf(place) > 0) {
          renameSync(place, path.join(path.dirname(place), rotatedName))
        }
        append(place, line)
      } catch {
        // Full disk, no rights. See above.
      }
    },
    hide(secret) {
      if (secret.length >= 4) secrets.add(secret)
    },
  }
}
