import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli, startCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf, signIns } from './demo-site.ts'

// Every test here ends with the demo site's own check that no session of the terminal remains.

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

describe('an interruption', () => {
  it.each(stopping)('by %s in the middle of a sign-in: awaited, signed out, 130', async (signal) => {
    const site = await demoSite({ latency: 150 })
    const started = startCli(['list', site.url, '--user', 'robin', '--json'])
    await expect.poll(() => signIns(site), { timeout: 20_000, interval: 5 }).toBe(1)
    started.child.kill(signal)
    const ended = await started.ended
    expect([ended.code, failureOf(ended)]).toEqual([130, 'interrupted'])
    expect(ended.stderr).not.toContain('may be left')
  })

  it.each(stopping)('by %s in the middle of a kill: outcomes so far, the failure, 130', async (signal) => {
    const site = await demoSite({ sessions: 120, dangling: 100, latency: 20 })
    const before = keysOf(site).size
    const started = startCli(['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json'])
    await expect.poll(() => keysOf(site).size, { timeout: 20_000, interval: 5 }).toBeLessThan(before - 5)
    started.child.kill(signal)
    const ended = await started.ended
    expect(ended.code).toBe(130)
    const document = documentOf(ended)
    expect(document).toMatchObject({ planned: 100, failure: { kind: 'interrupted' } })
    const outcomes = document['outcomes'] as Record<string, number>
    const killed = before - keysOf(site).size
    expect(outcomes).toMatchObject({ killed, spared: 100 - killed, unknown: 0 })
    expect(killed).toBeLessThan(100)
  })

  it('twice is heard, but does not cut the signing out short', async () => {
    const site = await demoSite({ latency: 400 })
    const started = startCli(['list', site.url, '--user', 'robin'])
    await expect.poll(() => signIns(site), { timeout: 20_000, interval: 5 }).toBe(1)
    started.child.kill('SIGINT')
    await expect
      .poll(started.stderrSoFar, { timeout: 5000, interval: 5 })
      .toContain('The console signs out first')
    const pressAgain = (): string => {
      started.child.kill('SIGINT')
      return started.stderrSoFar()
    }
    await expect.poll(pressAgain, { timeout: 5000, interval: 20 }).toContain('Still signing out')
    const ended = await started.ended
    expect(ended.code).toBe(130)
    expect(ended.stderr).toContain('Still signing out')
  })
})

describe('a third interruption', () => {
  it('stops at once, and says what may be left', async () => {
    const site = await demoSite()
    site.setFault({ kind: 'hang' }, { action: 'sign_in' })
    const started = startCli(['list', site.url, '--user', 'robin', '--json'])
    await expect.poll(() => signIns(site), { timeout: 20_000, interval: 5 }).toBe(1)
    const press = (): number | null => {
      started.child.kill('SIGINT')
      return started.child.exitCode
    }
    await expect.poll(press, { timeout: 5000, interval: 20 }).toBe(130)
    const ended = await started.ended
    expect(failureOf(ended)).toBe('interrupted')
    expect(ended.stderr).toContain('one session may be left')
  })
})

describe('a reader who does not read', () => {
  it('keeps no session alive, and can be left', async () => {
    const site = await demoSite({ sessions: 2000 })
    const before = keysOf(site)
    const started = startCli(['list', site.url, '--user', 'robin', '--expired', '--json'])
    started.child.stdout?.pause()
    const listed = (): boolean => site.requests().some((each) => each.path === '/api/users/Sessions')
    await expect.poll(() => listed() && keysOf(site).size, { timeout: 20_000 }).toBe(before.size)
    expect(started.child.exitCode).toBeNull()
    started.child.kill('SIGINT')
    await expect.poll(() => started.child.exitCode, { timeout: 10_000 }).not.toBeNull()
    started.child.stdout?.resume()
  })
})

describe('a closed stdout', () => {
  it.each([
    ['list', '--json'],
    ['list', '--expired'],
  ])('leaves no session behind: %s %s', async (command, option) => {
    const site = await demoSite({ sessions: 2000 })
    const started = startCli([command, site.url, '--user', 'robin', option])
    started.child.stdout?.destroy()
    const { code, stderr } = await started.ended
    expect([code, stderr]).toEqual([0, ''])
    expect(signIns(site)).toBe(1)
  })
})

describe('a sign-out that fails', () => {
  it('is said on stderr, and stdout stays one document', async () => {
    const site = await demoSite()
    const before = keysOf(site)
    for (const target of [{ method: 'GET', path: '/auth' }, { path: '/logout' }, { action: 'sign_out' }]) {
      site.setFault({ kind: 'status', status: 500 }, target)
    }
    const ended = await runCli(['list', site.url, '--user', 'robin', '--json'])
    expect(ended.code).toBe(0)
    expect(documentOf(ended)).toHaveProperty('sessions')
    expect(ended.stderr).toContain('one session may be left')
    for (const key of keysOf(site)) if (!before.has(key)) site.removeSession(key)
  })
})

describe('secrets', () => {
  it('are neither in the output nor in the log', async () => {
    const site = await demoSite({ password: 'hunter2-hunter2' })
    const home = temporaryHome()
    const password = 'hunter2-hunter2'
    const ended = await runCli(['kill', site.url, '--user', 'robin', '--dangling', '--yes'], {
      home,
      password,
    })
    expect(ended.code).toBe(0)
    const log = readFileSync(path.join(home, 'console.log'), 'utf8')
    for (const text of [ended.stdout, ended.stderr, log]) {
      expect(text).not.toContain(password)
      expect(text).not.toMatch(/(?<![a-z0-9])[a-z0-9]{32}(?![a-z0-9])/)
    }
  })
})

describe('demo', () => {
  it('takes wrong words for a usage error', async () => {
    expect(await runCli(['demo', '--sessions', 'many'])).toMatchObject({ code: 2, stdout: '' })
  })

  it('runs until it is stopped, and prints only its URL on stdout', async () => {
    const started = startCli(['demo', '--sessions', '5'])
    const stdout = await new Promise<string>((resolve) =>
      started.child.stdout?.once('data', (text: string) => resolve(text)),
    )
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/)
    const listed = await runCli(['summary', stdout.trim(), '--user', 'robin', '--json'])
    expect(listed.code).toBe(0)
    started.child.kill('SIGINT')
    expect((await started.ended).code).toBe(0)
  })
})
