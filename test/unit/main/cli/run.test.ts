import { describe, expect, it } from 'vitest'
import { cause } from '../../../../contract/failure.ts'
import { succeed } from '../../../../contract/failure.ts'
import { serverHelp } from '../../../../core/domain/server-help.ts'
import type { ConsoleCommand } from '../../../../main/cli/commands/index.ts'
import { run } from '../../../../main/cli/run.ts'
import { session, site } from './fake-data.ts'
import { fakeConsole, fakeWorld, refusal } from './fake-world.ts'
import { saying } from '../../../support/failures.ts'

const list: ConsoleCommand = {
  name: 'list',
  choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
  filter: {},
  expired: false,
}

describe('run', () => {
  it('signs out before it writes, so that a slow reader keeps no session alive', async () => {
    const { world, order } = fakeWorld(fakeConsole({ sessions: [session(1)] }))
    expect(await run(list, true, world)).toBe(0)
    expect(order).toEqual(['close', 'stdout'])
  })

  it('adds the words of a Lino whose table is hidden, for an administrator to search for', async () => {
    const failure = saying('tableHidden', 'Hidden.', { siteText: 'User matching\u202e query' })
    const { world, written } = fakeWorld(fakeConsole({ signIn: async () => ({ ok: false, failure }) }))
    expect(await run(list, true, world)).toBe(4)
    expect(JSON.parse(written.stdout)).toEqual({
      failure: { kind: 'tableHidden', hint: 'Hidden.', siteText: 'User matching\u202e query' },
    })
    expect(written.stdout).not.toContain('\u202e')
  })

  it('writes a failure as the only document, with these keys alone', async () => {
    const failing = async () => ({
      ok: false as const,
      failure: saying('limitReached', 'Full.', { limit: 3, siteText: 'There are more' }),
    })
    const { world, written, order } = fakeWorld(fakeConsole({ signIn: failing }))
    expect(await run(list, true, world)).toBe(5)
    expect(written.stdout).toBe('{"failure":{"kind":"limitReached","hint":"Full."}}\n')
    expect(order).toEqual(['close', 'stdout'])
  })

  it('writes a failure for a person to stderr, hostile words made visible', async () => {
    const failing = async () => ({
      ok: false as const,
      failure: saying('tableHidden', 'Hidden.', { siteText: 'User \u001b[2J' }),
    })
    const { world, written } = fakeWorld(fakeConsole({ signIn: failing }))
    expect(await run(list, false, world)).toBe(4)
    expect(written.stdout).toBe('')
    expect(written.stderr).toMatch(/^lino-sessions: Hidden.\nlino-sessions: The site says: User \\x1b\[2J\n/)
    // What to run on the server can be copied unchanged.
    expect(written.stderr).toContain(`manage.py:\n\n${serverHelp('tableHidden').join('\n')}\n\n`)
  })

  it('names the option that allows plain http', async () => {
    const failing = async () => ({
      ok: false as const,
      failure: saying('httpNotAllowed', 'Not encrypted.'),
    })
    const { world, written } = fakeWorld(fakeConsole({ signIn: failing }))
    expect(await run(list, false, world)).toBe(4)
    expect(written.stderr).toBe('lino-sessions: Not encrypted.\nlino-sessions: Here that is --allow-http.\n')
  })

  it('says where one session may be left, and keeps stdout pure', async () => {
    const { world, written } = fakeWorld(fakeConsole(), { leftBehind: ['office'] })
    await run(list, true, world)
    expect(written.stderr).toContain('one session may be left on office')
    expect(JSON.parse(written.stdout)).toHaveProperty('counts')
  })

  it('turns a bug into a failure that quotes nothing', async () => {
    const { world, written } = fakeWorld(fakeConsole(), { openFails: true })
    expect(await run(list, true, world)).toBe(1)
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'unexpected' } })
    expect(written.stdout + written.stderr).not.toContain('secret')
  })

  it('does not wait for a sign-in when interrupted, but closes', async () => {
    const console = fakeConsole({ signIn: () => new Promise(() => undefined) })
    const { world, interruption, written, order } = fakeWorld(console)
    const running = run(list, true, world)
    interruption.request()
    expect(await running).toBe(130)
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'interrupted' } })
    expect(order).toEqual(['close', 'stdout'])
  })

  it('passes on what the console has to say', async () => {
    const { world, written } = fakeWorld(
      fakeConsole({ notices: [[cause('settingsLost', { keptAs: 'kept.json' })]] }),
    )
    await run(list, false, world)
    expect(written.stderr).toBe('Note: The settings could not be read. They are kept as kept.json.\n')
  })
})

describe('the way in', () => {
  it('never asks when the environment gave a password, and keeps it out of the log', async () => {
    const console = fakeConsole()
    const { world, written, hidden } = fakeWorld(console, { password: 'hunter2', code: '123456', typed: [] })
    await run(list, false, world)
    expect(console.calls).toEqual([
      'signIn {"siteId":"s1","code":"123456"}',
      'signIn {"siteId":"s1","code":"123456","password":"hunter2"}',
    ])
    expect(written.stderr).toBe('')
    expect(new Set(hidden)).toEqual(new Set(['hunter2', '123456']))
  })

  it('takes what the keychain holds, and asks nobody', async () => {
    const console = fakeConsole({ keychain: true })
    const { world, written } = fakeWorld(console, { password: null })
    expect(await run(list, true, world)).toBe(0)
    expect(console.calls).toEqual(['signIn {"siteId":"s1"}'])
    expect(written.stderr).toBe('')
  })

  it('needs somebody to ask if the keychain has no password', async () => {
    const console = fakeConsole()
    const { world, written } = fakeWorld(console, { password: null })
    expect(await run(list, true, world)).toBe(2)
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'passwordNeeded' } })
    expect(console.calls).toEqual(['signIn {"siteId":"s1"}'])
  })

  it('asks on a terminal for the password, and for the code when one is needed', async () => {
    const signIn = async ({ password, code }: { password?: string; code?: string }) => {
      if (password === undefined) return refusal('passwordNeeded')
      return code === '4711' ? succeed(site) : refusal('codeNeeded')
    }
    const console = fakeConsole({ signIn })
    const { world, written } = fakeWorld(console, { password: null, typed: ['hunter2', ' 4711 '] })
    expect(await run(list, false, world)).toBe(0)
    expect(written.stderr).toBe('Password of robin on office: Verification code that office sent: ')
    expect(console.calls).toHaveLength(3)
  })

  it('does not try again when no code is given', async () => {
    const console = fakeConsole({ signIn: async () => refusal('codeNeeded') })
    const { world } = fakeWorld(console)
    expect(await run(list, true, world)).toBe(3)
    expect(console.calls).toHaveLength(1)
  })

  it('makes a one-off of a URL that is not saved', async () => {
    const console = fakeConsole()
    const choice = { site: 'http://lino.example.com', user: 'rolf', allowHttp: true, enterFull: false }
    const { world } = fakeWorld(console)
    await run({ ...list, choice }, true, world)
    expect(console.calls[0]).toBe(
      'addSite {"name":"lino.example.com","url":"http://lino.example.com/","user":"rolf","allowHttp":true,"saved":false}',
    )
  })
})
