import { fork } from 'node:child_process'
import { busAddress } from './bus-address.ts'

/** The worker's process, as each host starts it. Calls to an ended process do nothing. */
export interface WorkerProcess {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Also if it could not be started at all. */
  onExit(listener: () => void): void
  /** At once, however stuck the process is: SIGKILL. */
  kill(): void
}

/** What the worker does not need: Node's own options (a debugger's port), and the terminal's secrets. */
function workerEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(NODE_OPTIONS$|LINO_SESSIONS_)/.test(name)),
  )
}

/**
 * Starts the worker on this process's own Node, for the terminal and the browser host. The worker ends with
 * this process, and never keeps it alive.
 */
export function forkWorker(
  script: string,
  env: Readonly<Record<string, string | undefined>>,
): WorkerProcess & { readonly pid: number | undefined } {
  const child = fork(script, [busAddress(env) ?? ''], {
    execArgv: [],
    env: workerEnvironment(env),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return {
    pid: child.pid,
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.on('exit', listener)
      child.on('error', listener)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
