/**
 * `npm run dev -- --real`: Vite serves the window from its source, and hands its calls to a browser host.
 * Runs on Node 24.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createServer } from 'vite'
import { environment, out, root, runMain, stamps, Stop, tell } from './house.mjs'

const port = Number(process.argv[2])
/** What the window is made of. */
const served = ['renderer', 'contract', 'core', 'assets', 'node_modules']

/** Starts the host. Its lines on stdout are addresses for one tab each. */
function startHost() {
  const folder = process.env.LINO_SESSIONS_HOME || path.join(stamps, 'dev')
  const host = spawn(process.execPath, [path.join(out, 'browser.js'), '--no-open'], {
    cwd: root,
    env: environment({ LINO_SESSIONS_HOME: folder, LINO_SESSIONS_NO_KEYCHAIN: '1' }),
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  // It signs out first, and then ends. So do we.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || host.kill(signal))
  }
  host.on('exit', (code) => process.exit(code ?? 1))
  return createInterface({ input: host.stdout })[Symbol.asyncIterator]()
}

/**
 * The host answers only pages of its own origin. Our page's origin counts as that, and other origins stay
 * unchanged.
 */
function proxyTo(target, ownOrigin) {
  return {
    target,
    changeOrigin: true,
    configure: (proxy) =>
      proxy.on('proxyReq', (request) => {
        if (request.getHeader('origin') === ownOrigin()) request.setHeader('origin', target)
      }),
  }
}

async function startVite(target) {
  const ownOrigin = () => `http://127.0.0.1:${server.httpServer.address().port}`
  const proxy = proxyTo(target, ownOrigin)
  const server = await createServer({
    configFile: path.join(root, 'vite.config.ts'),
    root: path.join(root, 'renderer'),
    logLevel: 'warn',
    server: {
      host: '127.0.0.1',
      port,
      cors: false,
      // Not the whole repository, because the console's data are in it.
      fs: { allow: served.map((name) => path.join(root, name)) },
      proxy: { '^/(api|page)/': proxy },
    },
  })
  await server.listen()
  return ownOrigin()
}

await runMain(async () => {
  const addresses = startHost()
  const { value: first } = await addresses.next()
  if (first === undefined) throw new Stop('The browser host did not start, see above.')
  const ours = await startVite(new URL(first).origin)
  tell('Changes of renderer/ show at once. For changes of anything else start this again.')
  const show = (address) => process.stdout.write(`${ours}/${new URL(address).hash}\n`)
  show(first)
  for (let next = await addresses.next(); !next.done; next = await addresses.next()) show(next.value)
})
