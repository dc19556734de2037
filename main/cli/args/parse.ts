import { CommanderError } from 'commander'
import type { Command as Program } from 'commander'
import type { Command, Parsed } from './command.ts'
import { buildProgram } from './program.ts'
import { noCommand, usageHint } from './usage-hint.ts'

/**
 * Reads the words of the command line. It prints nothing and does not end the process. It returns what
 * commander would have printed, in the chosen language.
 */
export function parseArgs(argv: readonly string[], version: string): Parsed {
  const taken: Command[] = []
  let words = ''
  const program = buildProgram(version, (command) => taken.push(command))
  beQuiet(program, (text) => {
    words += text
  })
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'words', text: words }
    return { kind: 'usage', hint: usageHint(error) }
  }
  const [command] = taken
  return command ? { kind: 'command', command } : { kind: 'usage', hint: noCommand() }
}

function beQuiet(command: Program, write: (text: string) => void): void {
  command.exitOverride().configureOutput({ writeOut: write, writeErr: () => undefined })
  for (const each of command.commands) beQuiet(each, write)
}
