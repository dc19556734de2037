import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { builtFolder } from '../../support/built.ts'
import { temporaryHome } from '../cli/cli-process.ts'

const root = path.resolve(import.meta.dirname, '../../..')

beforeAll(() => void builtFolder(), 120_000)

/** Starts `npm run dev`. Its first address is on a free port of this machine. */
async function startDev(...args: readonly string[]): Promise<URL> {
  const program = path.join(root, 'scripts/dev.mjs')
  const home = temporaryHome()
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, LINO_SESSIONS_HOME: home, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`
    const address = /http:\/\/\S+/.exec(line)?.[0]
    if (address !== undefined) return new URL(address)
  }
  throw new Error(`No address: ${said}`)
}

const read = async (address: URL, file: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(new URL(file, address))
  return { status: answer.status, text: await answer.text() }
}

describe('npm run dev', () => {
  it('serves the window from its source, on this machine only, over a console in memory', async () => {
    const address = await startDev()
    expect(address.hostname).toBe('127.0.0.1')
    expect((await read(address, '/')).text).toContain('/@vite/client')
    expect((await read(address, '/main.ts')).text).toContain('FakeConsole')
    expect((await read(address, `/@fs${root}/package.json`)).status).toBe(403)
  })

  it('serves it over the browser host with practice sites, on request', async () => {
    const address = await startDev('--real')
    expect(address.hostname).toBe('127.0.0.1')
    expect((await read(address, '/index.tsx')).text).toContain('createConsoleStore')
    expect((await read(address, `/@fs${root}/package.json`)).status).toBe(403)

    const token = address.hash.slice('#token='.length)
    const post = (page: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(new URL(page, address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address.origin, ...headers },
        body: JSON.stringify(body),
      })
    expect((await post('/page/enter', { token }, { origin: 'http://127.0.0.1:1' })).status).toBe(403)
    const { secret } = (await (await post('/page/enter', { token })).json()) as { secret: string }
    expect((await post('/api/listSites', {})).status).toBe(403)
    const sites = await post('/api/listSites', {}, { 'lino-console-page': secret })
    expect(await sites.text()).toContain('Practice site')
  })
})
