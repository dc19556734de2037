import { utilityProcess } from 'electron'
import type { WorkerProcess } from '../../core/adapters/keychain/index.ts'

/**
 * The keychain's worker as Electron starts processes of its own: plain Node is switched off in the packed program
 * (the fuse runAsNode).
 */
export function startKeychainProcess(script: string, busAddress: string | null): WorkerProcess {
  const child = utilityProcess.fork(script, [busAddress ?? ''], { stdio: 'ignore', execArgv: [] })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill() {
      // `child.kill()` asks politely, which a hanging keychain does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}
