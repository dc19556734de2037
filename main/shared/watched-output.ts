import { writeSync } from 'node:fs'
import { Socket } from 'node:net'

/** A place to write to. `tty`: somebody is looking. */
export interface Output {
  readonly tty: boolean
  write(text: string): void
  /** Why something could not be written (the system's code); null: nothing is known of that. */
  lost(): string | null
}

/** A stream of this process that knows whether all of it arrived. */
export interface WatchedOutput extends Output {
  /** Resolves when all is handed over, or cannot be: a reader who is gone counts as well. */
  flushed(): Promise<void>
  /** Why something could not be written, as the system's code; null: all was, or its reader went away, which is the reader's business. */
  lost(): string | null
}

type Stream = NodeJS.WriteStream & { readonly fd: number }

export function watchedOutput(stream: Stream): WatchedOutput {
  const { fd } = stream
  let lost: string | null = null
  const note = (error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason'
    if (code !== 'EPIPE') lost ??= code
  }
  // A reader who went away, or a terminal that was closed, must not keep us from signing out.
  stream.on('error', note)
  // Node writes a file's bytes once, and does not look whether all of them were taken (a disk that fills up, a limit of its size).
  const isFile = !(stream instanceof Socket)
  return {
    tty: stream.isTTY === true,
    write(text) {
      if (!isFile) stream.write(text)
      else if (lost === null) {
        try {
          writeWhole(fd, Buffer.from(text))
        } catch (error) {
          note(error)
        }
      }
    },
    flushed: () => new Promise((resolve) => (isFile ? resolve() : stream.write('', () => resolve()))),
    lost: () => lost,
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file may not become so big',
  EIO: 'the device failed',
  EBADF: 'it is closed',
}

/** Why something could not be written, in words. */
export function whyLost(code: string): string {
  return reasons[code] ?? code
}
