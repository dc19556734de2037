import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

const password = 'Secret-hunter2/ü'

/**
 * The log after a kill of dangling sessions. With `bar` only Lino's own Kill, which has keys in its URLs, can
 * end them.
 */
async function logOfKill(bar: boolean, level?: string): Promise<{ log: string; keys: readonly string[] }> {
  const site = await demoSite({ lino: '21', sessions: 12, dangling: 4, password })
  if (bar) site.setFault({ kind: 'status', status: 404 }, { path: '/auth' })
  const keys = site.sessions().map(({ key }) => key)
  const home = temporaryHome()
  const args = ['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json']
  const ended = await runCli(args, { home, password, env: { LINO_SESSIONS_LOG: level } })
  expect(ended.code, ended.stdout).toBe(0)
  return { log: readFileSync(path.join(home, 'console.log'), 'utf8'), keys }
}

describe('LINO_SESSIONS_LOG=debug', () => {
  it.each([false, true])('writes a line for each request, without any secret (by Kill: %s)', async (bar) => {
    const { log, keys } = await logOfKill(bar, 'debug')
    expect(log).toMatch(/ debug Request method="GET" path="\/api\/users\/Sessions" status=200 ms=\d+\n/)
    expect(log).toMatch(bar ? / path="\/api\/users\/Sessions\/\{\}" / : / path="\/auth" status=302 /)
    for (const key of keys) expect(log).not.toContain(key.slice(0, 7))
    expect(log).not.toContain('hunter2')
    expect(log).not.toMatch(/fmt=|sessionid|csrftoken/i)
  })

  it.each([undefined, 'info'])('writes none if it is %s', async (level) => {
    const { log } = await logOfKill(false, level)
    expect(log).not.toContain('Request')
  })
})
