import { parseDemoOptions } from './options.ts'
import { startDemoSite } from './start.ts'
import { users } from './site/users.ts'

const options = parseDemoOptions(process.argv.slice(2))
try {
  const site = await startDemoSite(options)
  const names = users.filter((user) => user.active && user.type !== null).map((user) => user.username)
  const password = options.password === undefined ? 'password 1234' : 'with your password'
  console.log(`Demo site at ${site.url} (users ${names.join(', ')}; ${password}). Ctrl+C stops it.`)
  const stop = (): void => {
    void site.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`The demo site could not be started: ${reason}. Choose another --port or --database.`)
  process.exitCode = 1
}
