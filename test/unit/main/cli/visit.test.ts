import { describe, expect, it } from 'vitest'
import { visit } from '../../../../main/cli/visit.ts'
import { createProgress } from '../../../../main/cli/progress.ts'
import { fakeConsole, fakeWorld } from './fake-world.ts'

/** What the console was given at the sign-in that used a password. */
async function signedInAt(site: string, password: string | null): Promise<string[]> {
  const console = fakeConsole()
  const { world } = fakeWorld(console, { password, typed: ['typed'] })
  const choice = { site, user: 'robin', allowHttp: false, enterFull: false }
  const work = { api: console.api, hide: () => undefined, world, progress: createProgress(world.stderr) }
  expect((await visit(choice, work)).ok).toBe(true)
  return console.calls.filter((call) => call.includes('"password"'))
}

describe('a password that signs in', () => {
  it('is remembered if it was typed for a saved site', async () => {
    expect(await signedInAt('office', null)).toEqual([
      'signIn {"siteId":"s1","password":"typed","remember":true}',
    ])
  })

  it('is not remembered if it was given to the program, or typed for an address that is not saved', async () => {
    expect(await signedInAt('office', 'given')).toEqual(['signIn {"siteId":"s1","password":"given"}'])
    expect(await signedInAt('https://typed.example', null)).toEqual([
      'signIn {"siteId":"s2","password":"typed"}',
    ])
  })
})
