import path from 'node:path'
import {
  createKeychain,
  forkWorker,
  type Keychain,
  type KeychainOptions,
  type WorkerProcess,
} from '../../../core/adapters/keychain/index.ts'

type Env = Readonly<Record<string, string>>

const workerScript = path.join(import.meta.dirname, '../../../core/adapters/keychain/worker.ts')

/** The keychain that a program with this environment finds. */
export function openKeychain(env: Env, options: Partial<KeychainOptions> = {}): Keychain {
  return createKeychain({ spawnWorker: () => forkWorker(workerScript, env), ...options })
}

/**
 * A worker that is watched: `onRequest` is called with its process id as soon as it has been sent a request.
 */
export function watchedWorker(env: Env, onRequest: (pid: number) => void): WorkerProcess {
  const worker = forkWorker(workerScript, env)
  return {
    ...worker,
    send(message) {
      worker.send(message)
      if (worker.pid !== undefined) onRequest(worker.pid)
    },
  }
}
