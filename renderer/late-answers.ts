import type { ConsoleMethod } from '../contract/console-api.ts'
import type { Result } from '../contract/failure.ts'
import { callHeader, type LateAnswer, streamHeader, waitingMethods } from '../contract/page.ts'

interface Pending {
  readonly take: (result: Result<unknown>) => void
  readonly fail: (error: Error) => void
}

/** The calls of a page, and those of their answers that come over its stream of events. */
export interface LateAnswers {
  /** From now on a stream with this name is open. */
  open(stream: string): void
  /**
   * Makes a call. If it waits for a site, and the host answers 202, this waits for the stream. Rejects if the
   * stream breaks before.
   * @param post gets the headers that name the stream and number the call
   */
  call(method: ConsoleMethod, post: (headers: Record<string, string>) => Promise<Response>): Promise<unknown>
  take(answer: LateAnswer): void
  /** The stream has gone, and with it the answers under way. */
  close(): void
}

export function createLateAnswers(): LateAnswers {
  let stream: string | null = null
  let count = 0
  const pending = new Map<string, Pending>()
  return {
    open(name) {
      stream = name
    },
    async call(method, post) {
      if (stream === null || !waitingMethods.has(method)) return (await post({})).json()
      count += 1
      const number = String(count)
      // The answer may come over the stream before the 202.
      const late = new Promise<Result<unknown>>((take, fail) => pending.set(number, { take, fail }))
      late.catch(() => undefined)
      try {
        const answer = await post({ [streamHeader]: stream, [callHeader]: number })
        return answer.status === 202 ? await late : await answer.json()
      } finally {
        pending.delete(number)
      }
    },
    take({ answerTo, result }) {
      const call = pending.get(answerTo)
      if (result) call?.take(result)
      else call?.fail(new Error('The console refused a call'))
    },
    close() {
      stream = null
      for (const { fail } of pending.values()) fail(new Error('The stream of events broke'))
    },
  }
}
