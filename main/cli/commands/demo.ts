import { CommanderError } from 'commander'
import { fleetMistakes, readDemoOptions, type DemoCommand } from '../../../demo/command-line.ts'
import { startDemoSite } from '../../../demo/start.ts'
import { say } from '../../../words/say.ts'
import type { ExitCode } from '../exit-codes.ts'
import { aborted } from '../interruption.ts'
import { visible } from '../../../core/domain/visible.ts'
import { usageHint } from '../args/usage-hint.ts'
import type { World } from '../world.ts'
import { demoFleet } from './demo-fleet.ts'

/**
 * `demo`: a Lino site to practise on, or many, until Ctrl+C, which is its ordinary end. Its options are the
 * demo's own.
 */
export async function demo(options: readonly string[], world: World): Promise<ExitCode> {
  const settings = read(options)
  if (typeof settings === 'string') {
    if (settings === '') return 0
    world.stderr.write(`lino-sessions: ${settings}\n`)
    return 2
  }
  if (settings.fleet !== undefined) return demoFleet(settings.fleet, settings, world)
  try {
    const site = await startDemoSite(settings)
    world.stdout.write(`${site.url}\n`)
    world.stderr.write(
      `${aboutSite(settings.password)} ${say('Ctrl+C stops it. In another terminal:')}\n` +
        `  lino-sessions list ${site.url} --user robin\n`,
    )
    // Nobody would know where it is.
    if (world.stdout.lost() === null) await aborted(world.interruption.signal)
    await site.close()
    return 0
  } catch (error) {
    const reason = error instanceof Error ? error.message : say('for an unknown reason')
    const words = say('The demo site could not be started ({reason}). Choose another --port or --database.', {
      reason: visible(reason),
    })
    world.stderr.write(`lino-sessions: ${words}\n`)
    return 2
  }
}

/** A text: the mistake. Empty: help was printed. */
function read(options: readonly string[]): DemoCommand | string {
  try {
    return readDemoOptions(options)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return ''
    return fleetMistake(error.message) ?? usageHint(error)
  }
}

/** What the practice sites' own command line says in English. Null: something else. */
function fleetMistake(message: string): string | null {
  switch (message.replace(/^error: /, '')) {
    case fleetMistakes.missing:
      return say('--script and --list need --fleet.')
    case fleetMistakes.others:
      return say('--fleet allows only --seed, --script, --list, --port and --password.')
    default:
      return null
  }
}

/** Who can sign in there. A password that the user chose is not repeated. */
function aboutSite(password: string | undefined): string {
  return password === undefined
    ? say('A demo site, with the users robin, rolf and romain (password 1234).')
    : say('A demo site, with the users robin, rolf and romain (with your password).')
}
