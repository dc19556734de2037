import { assertNever } from '../../../contract/assert-never.ts'
import { visible } from '../../../core/domain/visible.ts'
import type { DemoCommand } from '../../../demo/command-line.ts'
import { runFleet } from '../../../demo/fleet/run.ts'
import { ScriptMistake } from '../../../demo/fleet/script.ts'
import { note } from '../../../words/note.ts'
import { say, sayCount } from '../../../words/say.ts'
import type { ExitCode } from '../exit-codes.ts'
import { aborted } from '../interruption.ts'
import type { World } from '../world.ts'

/** `demo --fleet N`: many practice sites in this process, until Ctrl+C. One line of stdout for each. */
export async function demoFleet(count: number, command: DemoCommand, world: World): Promise<ExitCode> {
  const { list } = command
  try {
    const fleet = await runFleet(count, command)
    const unwritten = list === undefined ? null : await world.reports.write(list, fleet.list(list))
    if (unwritten === null) {
      world.stdout.write(fleet.lines.map((line) => `${line}\n`).join(''))
      for (const line of aboutFleet(count, command)) world.stderr.write(`${line}\n`)
      // Nobody would know where they are.
      if (world.stdout.lost() === null) await aborted(world.interruption.signal)
    } else {
      const words = say('The list could not be written ({reason}).', { reason: visible(unwritten) })
      world.stderr.write(`lino-sessions: ${words}\n`)
    }
    await fleet.close()
    return unwritten === null ? 0 : 2
  } catch (error) {
    world.stderr.write(`lino-sessions: ${notStarted(error)}\n`)
    return 2
  }
}

function aboutFleet(count: number, { password, list }: DemoCommand): string[] {
  const sites = sayCount(
    '{count} practice site. Each line has its name, address, user and password. Ctrl+C stops it.',
    '{count} practice sites. Each line has the name, address, user and password of one. Ctrl+C stops them.',
    { count },
  )
  return [
    sites,
    ...(password === undefined ? [] : [note(say('PASSWORD stands for the password that you gave.'))]),
    ...(list === undefined ? [] : [`  lino-sessions sites import ${visible(list)}`]),
  ]
}

function notStarted(error: unknown): string {
  if (error instanceof ScriptMistake) return scriptMistake(error)
  const reason = error instanceof Error ? error.message : say('for an unknown reason')
  return say('The practice sites could not be started ({reason}).', { reason: visible(reason) })
}

function scriptMistake({ what, step }: ScriptMistake): string {
  switch (what) {
    case 'noScript':
      return say('The script is not a JSON list of steps.')
    case 'time':
      return say('Step {step} of the script: "at" is not a number of seconds.', { step })
    case 'site':
      return say('Step {step} of the script: there is no such "site".', { step })
    case 'fault':
      return say('Step {step} of the script: "fault" is neither null nor a known fault.', { step })
    case 'figure':
      return say('Step {step} of the script: a figure of this fault is missing or is not a number.', { step })
    default:
      return assertNever(what)
  }
}
