import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

describe('a password that is in no environment', () => {
  it('comes on standard input, also with another one in the environment', async () => {
    const site = await demoSite()
    const args = ['list', site.url, '--user', 'robin', '--json', '--password-stdin']
    const ended = await runCli(args, { password: 'wrong', stdin: '1234\n' })
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(documentOf(ended)).toHaveProperty('sessions')
  })

  it('comes from a file, whose rights are mentioned', async () => {
    const site = await demoSite()
    const home = temporaryHome()
    const file = path.join(home, 'password')
    writeFileSync(file, '1234\n')
    chmodSync(file, 0o644)
    const args = ['summary', site.url, '--user', 'robin', '--password-file', file]
    const ended = await runCli(args, { password: '', home })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain(`Other users of this machine can read ${file}`)
  })

  it('is missing: nothing is sent', async () => {
    const site = await demoSite()
    const args = ['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json', '--password-stdin']
    const ended = await runCli(args, { password: '', stdin: '' })
    expect([ended.code, failureOf(ended)]).toEqual([2, 'usage'])
    expect(site.requests()).toEqual([])
  })
})
