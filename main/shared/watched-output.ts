import { writeSync } from 'node:fs'
import { Socket } from 'node:net'

/** A place to write to. `tty`: a person is looking. */
export interface Output {
  readonly tty: boolean
  write(text: string): void
  /** Why something could not be written (the system's code). Null: nothing is known to have failed. */
  lost(): string | null
}

/** A stream of this process that knows whether all of it arrived. */
export interface WatchedOutput extends Output {
  /** Resolves when everything is handed over, or cannot be. A reader who is gone counts too. */
  flushed(): Promise<void>
  /** Aborts when the reader has gone away. That shows only at a write. */
  readonly readerGone: AbortSignal
  /**
   * Why something could not be written, as the system's code. Null: all was written, or the reader went away,
   * which is no failure.
   */
  lost(): string | null
}

type Stream = NodeJS.WriteStream & { readonly fd: number }

export function watchedOutput(stream: Stream): WatchedOutput {
  const { fd } = stream
  let lost: string | null = null
  const gone = new AbortController()
  const note = (error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'EPIPE') gone.abort()
    else lost ??= code
  }
  // A reader who went away, or a closed terminal, must not prevent the sign-out.
  stream.on('error', note)
  // Node writes a file's bytes once, and does not check whether all were taken (a disk that fills up, a limit
  // of its size).
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
    readerGone: gone.signal,
    lost: () => lost,
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
}
