import type { SecretAnswer } from '../../ports.ts'
import { newsSchema, type WorkerNews, type WorkerRequest } from './messages.ts'
import type { WorkerProcess } from './worker-process.ts'

/** Milliseconds. */
export interface Limits {
  /** For the process to start. */
  readonly startMs: number
  /** For an answer, once it has started. */
  readonly answerMs: number
  /** For an answer while a person is looking at a dialog. */
  readonly personMs: number
  /** An unused process, and what it still remembers of a secret, ends after that. */
  readonly idleMs: number
}

/**
 * `late`, `ended`: no answer, and the process is gone. `phase`: what it was doing. `fresh`: the process was started
 * for this request.
 */
type Phase = 'starting' | 'answering' | 'asking'
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: SecretAnswer<string | null>; readonly fresh: boolean }
  | { readonly kind: 'late' | 'ended'; readonly phase: Phase }

interface Running {
  readonly process: WorkerProcess
  ready: boolean
  /** The request that is waiting for news. */
  onNews: (news: WorkerNews) => void
  onEnd: () => void
}

const nothing = (): void => undefined

/** One worker process, started when it is needed: killed when it is late or unused, started anew after it ended. */
export function createWorkerHost(spawnWorker: () => WorkerProcess, limits: Limits) {
  let current: Running | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Running {
    const started: Running = { process: spawnWorker(), ready: false, onNews: nothing, onEnd: nothing }
    started.process.onMessage((message) => {
      const news = newsSchema.safeParse(message)
      if (!news.success) return
      if (news.data.kind === 'ready') started.ready = true
      started.onNews(news.data)
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
        worker.onNews = nothing
        worker.onEnd = nothing
        // Its library remembers a keyring that has gone: after any trouble a fresh process looks anew.
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
      worker.onNews = (news) => {
        if (news.kind === 'ready') ask()
        else if (news.kind === 'asking') enter('asking', limits.personMs)
        else if (news.kind === 'asked') enter('answering', limits.answerMs)
        else finish({ kind: 'answer', answer: news.answer, fresh })
      }
      if (worker.ready) ask()
      else enter('starting', limits.startMs)
    })
  }

  return {
    /** One at a time: the caller waits for the outcome before the next. Never rejects. */
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
    /** Ends the process; a request under way is answered with `ended`. */
    close: stop,
  }
}
