import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runCli } from './cli-process.ts'
import { demoSite, keysOf, signIns } from './demo-site.ts'

/** The pseudo-terminal needs Python, which Linux and macOS have. Windows has neither. */
const noPython = spawnSync('python3', ['-c', 'import pty']).status !== 0

describe.skipIf(noPython)('on a terminal', () => {
  it('asks for the password without showing it, and colours what it shows', async () => {
    const site = await demoSite({ password: 'hunter2' })
    const { code, stdout } = await runCli(['list', site.url, '--user', 'robin'], {
      password: '',
      dialogue: [['Password of robin on', 'hunter2\r']],
    })
    expect(code).toBe(0)
    expect(stdout).not.toContain('hunter2')
    expect(stdout).toContain('\u001b[1mUSER')
    expect(stdout).toContain('Signing in')
  })

  it('asks before it kills: a no is exit 2 and nothing is killed', async () => {
    const site = await demoSite()
    const before = keysOf(site)
    const { code, stdout } = await runCli(['kill', site.url, '--user', 'robin', '--dangling'], {
      dialogue: [['[y/N] ', 'n\r']],
    })
    expect(code).toBe(2)
    expect(stdout).toContain('Nothing was killed')
    expect(keysOf(site)).toEqual(before)
  })

  it('takes no yes that was typed while it signed in', async () => {
    const site = await demoSite()
    const before = keysOf(site)
    const { code } = await runCli(['kill', site.url, '--user', 'robin', '--dangling'], {
      dialogue: [
        ['Signing in', 'y\r'],
        ['[y/N] ', 'n\r'],
      ],
    })
    expect(code).toBe(2)
    expect(keysOf(site)).toEqual(before)
  })

  it('kills after a yes, and after the number if it has to be typed', async () => {
    const site = await demoSite({ sessions: 150, dangling: 60 })
    const kill = ['kill', site.url, '--user', 'robin', '--dangling']
    const before = keysOf(site).size
    const few = await runCli([...kill, '--max', '5'], { dialogue: [['[y/N] ', 'y\r']] })
    expect([few.code, keysOf(site).size]).toEqual([0, before - 5])
    const many = await runCli(kill, { dialogue: [['Type 55 to kill, anything else to leave: ', '55\r']] })
    expect([many.code, keysOf(site).size]).toEqual([0, before - 60])
  })

  it('counts down after a yes, and Ctrl+C in that time cancels: 130, nothing sent', async () => {
    const site = await demoSite()
    const before = keysOf(site)
    const { code, stdout } = await runCli(['kill', site.url, '--user', 'robin', '--dangling'], {
      dialogue: [
        ['[y/N] ', 'y\r'],
        ['Killing in 4… Ctrl-C cancels', '\u0003'],
      ],
    })
    expect(code).toBe(130)
    expect(stdout).toContain('Killing in 5…')
    expect(stdout).toContain('Killed 0 of 10 sessions')
    expect(stdout).toContain('10 spared')
    expect(keysOf(site)).toEqual(before)
    expect(site.requests().filter((each) => before.has(each.sessionKey ?? ''))).toEqual([])
  })

  it('is left by Ctrl+C at the password: 130, nothing sent', async () => {
    const site = await demoSite()
    const { code } = await runCli(['list', site.url, '--user', 'robin'], {
      password: '',
      dialogue: [['Password of robin on', '\u0003']],
    })
    expect([code, signIns(site)]).toEqual([130, 0])
  })

  it('is left by Ctrl+C at the question: 130, signed out, nothing killed', async () => {
    const site = await demoSite()
    const before = keysOf(site)
    const { code } = await runCli(['kill', site.url, '--user', 'robin', '--dangling'], {
      dialogue: [['[y/N] ', '\u0003']],
    })
    expect(code).toBe(130)
    expect(keysOf(site)).toEqual(before)
  })
})
