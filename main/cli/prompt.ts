import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Somebody to ask. Null answers: the input ended, or the signal aborted. */
export interface Terminal {
  ask(question: string): Promise<string | null>
  /** Nothing of the answer is shown, not even its length. */
  askSecret(question: string): Promise<string | null>
}

interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean }
  /** Aborts an open question. */
  readonly signal: AbortSignal
  /** In raw mode Ctrl+C arrives as a character, not as a signal. */
  readonly onInterrupt: () => void
}

/** Null where input or output is no terminal: nobody would see the question, or could answer it. */
export function openTerminal(streams: TerminalStreams): Terminal | null {
  if (!streams.input.isTTY || !streams.output.isTTY) return null
  return {
    ask: (question) => askLine(streams, question, streams.output),
    askSecret: async (question) => {
      const answer = await askLine(streams, question, silence())
      streams.output.write('\n')
      return answer
    },
  }
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
