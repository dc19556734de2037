import type { SecretAnswer } from '../../ports.ts'
import { messageSchema, type WorkerMessage, type WorkerRequest } from './messages.ts'
import type { WorkerProcess } from './worker-process.ts'

/** Milliseconds. */
export interface Limits {
  /** For the start of the process. */
  readonly startMs: number
  /** For an answer, once the process has started. */
  readonly answerMs: number
  /** For an answer, while a person is looking at a dialog. */
  readonly personMs: number
  /** An unused process ends after this time, and with it what it still remembers of a secret. */
  readonly idleMs: number
}

/**
 * `late`, `ended`: no answer, and the process is gone. `phase`: what the process was doing. `fresh`: the
 * process was started for this request.
 */
type Phase = 'starting' | 'answering' | 'asking'
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: SecretAnswer<string | null>; readonly fresh: boolean }
  | { readonly kind: 'late' | 'ended'; readonly phase: Phase }

interface Running {
  readonly process: WorkerProcess
  ready: boolean
  /** The request that waits for messages. */
  onMessage: (message: WorkerMessage) => void
  onEnd: () => void
}

const nothing = (): void => undefined

/**
 * One worker process, started when it is needed, killed when it is late or unused, and started again after it
 * ended.
 */
export function createWorkerHost(spawnWorker: () => WorkerProcess, limits: Limits) {
  let current: Running | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Running {
    const started: Running = { process: spawnWorker(), ready: false, onMessage: nothing, onEnd: nothing }
    started.process.onMessage((message) => {
      const read = messageSchema.safeParse(message)
      if (!read.success) return
      if (read.data.kind === 'ready') started.ready = true
      started.onMessage(read.data)
    })
    started.process.onExit(() => {
      if (current === started) current = null
      started.onEnd()
    })
    return started
  }

  function stop(): void {
    clearTimeout(idle)
    current?.process.kill()
    current = null
  }

  function waitFor(worker: Running, request: WorkerRequest): Promise<Outcome> {
    return new Promise((resolve) => {
      const fresh = !worker.ready
      let phase: Phase = 'starting'
      let timer: NodeJS.Timeout | undefined
      const finish = (outcome: Outcome): void => {
        clearTimeout(timer)
        worker.onMessage = nothing
        worker.onEnd = nothing
        // Its library remembers a keyring that is gone. So after any trouble a fresh process looks again.
        const usable = outcome.kind === 'answer' && outcome.answer.ok
        if (!usable && current === worker) stop()
        resolve(outcome)
      }
      const enter = (next: Phase, ms: number): void => {
        phase = next
        clearTimeout(timer)
        // This timer also keeps the program alive until there is an answer.
        timer = setTimeout(() => finish({ kind: 'late', phase }), ms)
      }
      const ask = (): void => {
        enter('answering', limits.answerMs)
        worker.process.send(request)
      }
      worker.onEnd = () => finish({ kind: 'ended', phase })
      worker.onMessage = (message) => {
        if (message.kind === 'ready') ask()
        else if (message.kind === 'asking') enter('asking', limits.personMs)
        else if (message.kind === 'asked') enter('answering', limits.answerMs)
        else finish({ kind: 'answer', answer: message.answer, fresh })
      }
      if (worker.ready) ask()
      else enter('starting', limits.startMs)
    })
  }

  return {
    /** One at a time: the caller waits for the outcome before the next call. Never rejects. */
    async ask(request: WorkerRequest): Promise<Outcome> {
      clearTimeout(idle)
      try {
        current ??= start()
      } catch {
        return { kind: 'ended', phase: 'starting' }
      }
      const outcome = await waitFor(current, request)
      idle = setTimeout(stop, limits.idleMs).unref()
      return outcome
    },
    /** Ends the process. A request under way is answered with `ended`. */
    close: stop,
  }
}
