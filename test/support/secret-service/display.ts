import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { firstLine } from './bus.ts'

/** A separate display, for the keyring's dialogs. */
export async function startDisplay(): Promise<{ readonly display: string; stop(): Promise<void> }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = once(server, 'exit')
  const number = await firstLine(server.stdio[3] as NodeJS.ReadableStream)
  return {
    display: `:${number}`,
    async stop() {
      server.kill()
      await ended
    },
  }
}
