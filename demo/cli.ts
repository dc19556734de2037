import { rename, writeFile } from 'node:fs/promises'
import type { DemoCommand } from './command-line.ts'
import { parseDemoOptions } from './command-line.ts'
import { runFleet } from './fleet/run.ts'
import { users } from './site/users.ts'
import { startDemoSite } from './start.ts'

const command = parseDemoOptions(process.argv.slice(2))

interface Running {
  readonly words: string
  close(): Promise<void>
}

async function oneSite(): Promise<Running> {
  const { url, close } = await startDemoSite(command)
  const names = users.filter((user) => user.active && user.type !== null).map((user) => user.username)
  const password = command.password === undefined ? 'password 1234' : 'with your password'
  return { words: `Demo site at ${url} (users ${names.join(', ')}; ${password}). Ctrl+C stops it.`, close }
}

async function manySites(count: number, { list }: DemoCommand): Promise<Running> {
  const fleet = await runFleet(count, command)
  if (list !== undefined) {
    await writeFile(`${list}.new`, fleet.list(list))
    await rename(`${list}.new`, list)
  }
  return { words: [...fleet.lines, `${count} demo sites. Ctrl+C stops them.`].join('\n'), close: fleet.close }
}

try {
  const running = await (command.fleet === undefined ? oneSite() : manySites(command.fleet, command))
  console.log(running.words)
  const stop = (): void => {
    void running.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(
    command.fleet === undefined
      ? `The demo site could not be started: ${reason}. Choose another --port or --database.`
      : `The demo sites could not be started: ${reason}`,
  )
  process.exitCode = 1
}
