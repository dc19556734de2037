import { CommanderError } from 'commander'
import type { Command as Program } from 'commander'
import { visible } from '../output/visible.ts'
import type { Command, Parsed } from './command.ts'
import { buildProgram } from './program.ts'

/**
 * Reads the words of the command line. Nothing is printed and the process is not ended: what commander would have
 * said is the answer.
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
  return command ? { kind: 'command', command } : { kind: 'usage', hint: noCommand }
}

const noCommand =
  'Say what to do: list, summary, kill, sites list|test|remove|add, audit, diagnose or demo. `lino-sessions --help` tells more.'

function beQuiet(command: Program, write: (text: string) => void): void {
  command.exitOverride().configureOutput({ writeOut: write, writeErr: () => undefined })
  for (const each of command.commands) beQuiet(each, write)
}

/** Words that are none of ours may be a password that was given by mistake: they are not repeated. */
function withoutSecrets(message: string): string {
  return message
    .replace(/'(--?[^'=\s]+)=[^']*'/g, "'$1'")
    .replace(/'(-[^-'])[^']+'/g, "'$1'")
    .replace(/(but got \d+): .*/s, '$1')
}

function usageHint(error: CommanderError): string {
  if (error.code === 'commander.help') return noCommand
  const said = withoutSecrets(error.message.replace(/^error: /, ''))
  const sentence = said.charAt(0).toUpperCase() + said.slice(1)
  return visible((/[.?!)]$/.test(sentence) ? sentence : `${sentence}.`).replaceAll('\n', ' '))
}
