import { describe, expect, it } from 'vitest'
import { demo } from '../../../../../main/cli/commands/demo.ts'
import { speak } from '../../../../../words/say.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

describe('the demo command of the terminal', () => {
  it.each([
    ['robin:hunter2@x', 'Too many arguments. Expected 0 arguments but got 1.'],
    ['--pasword=hunter2', "Unknown option '--pasword'."],
    ['--robin:hunter2@x', "Unknown option '…@x'."],
    ['-phunter2', "Unknown option '-p'."],
  ])('refuses %s without repeating what may be a password', async (typed, words) => {
    const { world, written } = fakeWorld(fakeConsole())
    expect(await demo([typed], world)).toBe(2)
    expect(written.stderr).toBe(`lino-sessions: ${words}\n`)
  })

  it.each([
    [['x', 'y'], 'Zu viele Argumente. Erwartet wurden 0 Argumente, angegeben wurden 2.'],
    [['--port', 'a'], 'Das Argument „a“ der Option „--port <port>“ ist ungültig. Das ist keine Zahl.'],
    [['--seed', '1.5'], 'Das Argument „1.5“ der Option „--seed <n>“ ist ungültig. Das ist keine ganze Zahl.'],
    [
      ['--sessions', '-1'],
      'Das Argument „-1“ der Option „--sessions <n>“ ist ungültig. Die Zahl darf nicht unter 0 liegen.',
    ],
    [['--lino', '25'], 'Das Argument „25“ der Option „--lino <version>“ ist ungültig. Erlaubt sind 26, 21.'],
  ])('says what is wrong with %j in the chosen language', async (typed, words) => {
    await speak('de')
    const { world, written } = fakeWorld(fakeConsole())
    expect(await demo(typed, world)).toBe(2)
    await speak('en')
    expect(written.stderr).toBe(`lino-sessions: ${words}\n`)
  })
})
