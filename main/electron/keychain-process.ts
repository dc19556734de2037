import { utilityProcess } from 'electron'
import type { WorkerProcess } from '../../core/adapters/keychain/index.ts'

/**
 * The keychain's worker, in a process that Electron starts: the packed program cannot run plain Node (the
 * fuse runAsNode).
 */
export function startKeychainProcess(script: string, busAddress: string | null): WorkerProcess {
  const child = utilityProcess.fork(script, [busAddress ?? ''], { stdio: 'ignore', execArgv: [] })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill() {
      // `child.kill()` only asks, and a hanging keychain does not react.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}
