import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

/** A person to ask. Null answers: the input ended, or the signal aborted. */
export interface Terminal {
  /** What was typed before the question was shown does not answer it. */
  ask(question: string): Promise<string | null>
  /** The answer is not shown, not even its length. */
  askSecret(question: string): Promise<string | null>
}

interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & {
    readonly isTTY?: boolean
    setRawMode?(raw: boolean): unknown
  }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean }
  /** Aborts an open question. */
  readonly signal: AbortSignal
  /** In raw mode Ctrl+C arrives as a character, not as a signal. */
  readonly onInterrupt: () => void
}

/** Null if input or output is no terminal, because nobody would see the question, or could answer it. */
export function openTerminal(streams: TerminalStreams): Terminal | null {
  if (!streams.input.isTTY || !streams.output.isTTY) return null
  return {
    ask: async (question) => {
      await dropTypedAhead(streams)
      return askLine(streams, question, streams.output)
    },
    askSecret: async (question) => {
      const answer = await askLine(streams, question, silence())
      streams.output.write('\n')
      return answer
    },
  }
}

/**
 * Nobody can agree to a list that is not shown yet: a "y" typed while the program signs in must not answer
 * its question. Raw mode also hands over a line without its end. All that waits arrives in one turn of the
 * event loop. The turn before it starts the reading.
 */
async function dropTypedAhead({ input, signal, onInterrupt }: TerminalStreams): Promise<void> {
  if (signal.aborted) return
  const drop = (typed: Buffer | string): void => {
    if (typed.toString().includes('\u0003')) onInterrupt()
  }
  input.setRawMode?.(true)
  input.on('data', drop)
  input.resume()
  await setImmediate()
  await setImmediate()
  input.off('data', drop)
  input.pause()
  input.setRawMode?.(false)
}

function askLine(
  { input, output, signal, onInterrupt }: TerminalStreams,
  question: string,
  echo: NodeJS.WritableStream,
): Promise<string | null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve) => {
    const lines = createInterface({ input, output: echo, terminal: true, historySize: 0 })
    const finish = (answer: string | null): void => {
      signal.removeEventListener('abort', abort)
      resolve(answer)
      lines.close()
    }
    const abort = (): void => finish(null)
    signal.addEventListener('abort', abort)
    lines.once('line', finish)
    lines.once('close', abort)
    lines.on('SIGINT', onInterrupt)
    if (echo === output) lines.setPrompt(question)
    else output.write(question)
    if (echo === output) lines.prompt()
  })
}

/** Swallows what readline would echo. */
function silence(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}
