import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import path from 'node:path'

const cli = path.join(import.meta.dirname, '../../demo/cli.ts')

/** A demo site in a process of its own, so that it does not share the console's processor time. */
export async function startDemoProcess(args: readonly string[]): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [cli, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (url) return { url, stop: () => void child.kill() }
  }
  await once(child, 'exit')
  throw new Error('The demo site did not start.')
}
