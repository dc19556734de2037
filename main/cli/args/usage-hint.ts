import type { CommanderError } from 'commander'
import { say, sayCount } from '../../../words/say.ts'
import { visibleWords } from '../../../core/domain/visible.ts'
import { withoutTypedSecrets } from '../../shared/hide-typed.ts'

export const noCommand = (): string =>
  say(
    'Say what to do: list, summary, fleet, watch, kill, sites list|test|remove|add|change|sign-in|import|export, audit, diagnose or demo. `lino-sessions --help` tells more.',
  )

/** What commander found wrong with a command line, in the chosen language. One line. */
export function usageHint({ code, message }: CommanderError): string {
  if (code === 'commander.help') return noCommand()
  const said = withoutTypedSecrets(message.replace(/^error: /, '')).replaceAll('\n', ' ')
  const ours = code === 'commander.error'
  return visibleWords(ours ? said : (inWords(said) ?? asSentence(said)))
}

/** A sentence that commander did not have when this was written keeps commander's words. */
function asSentence(said: string): string {
  const sentence = said.charAt(0).toUpperCase() + said.slice(1)
  return /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`
}

/**
 * How commander's sentence begins, and the words for it in the chosen language. They get what it quotes, and
 * what follows.
 */
type Mistake = readonly [begins: RegExp, words: (quoted: string, rest: string) => string]

const mistakes: readonly Mistake[] = [
  [/^unknown option '([^]*?)'(?= \(Did you mean |$)/, unknownOption],
  [/^unknown command '([^]*?)'(?= \(Did you mean |$)/, unknownCommand],
  [
    /^missing required argument '([^']*)'$/,
    (argument) => say("Missing required argument '{argument}'.", { argument }),
  ],
  [/^option '([^']*)' argument missing$/, (option) => say("Option '{option}' argument missing.", { option })],
  [
    /^required option '([^']*)' not specified$/,
    (option) => say("Required option '{option}' not specified.", { option }),
  ],
  [/^option '([^']*)' argument '/, invalidValue],
  [/^too many arguments(?: for '([^']*)')?\. Expected /, tooMany],
]

/** Null: something else. */
function inWords(said: string): string | null {
  for (const [begins, words] of mistakes) {
    const [all, quoted = ''] = begins.exec(said) ?? []
    if (all !== undefined) return words(quoted, said.slice(all.length))
  }
  return null
}

/** ` (Did you mean --dangling?)`, ` (Did you mean one of list, kill?)`, or nothing. */
function suggested(rest: string): { readonly one?: string; readonly several?: string } {
  const words = rest.slice(' (Did you mean '.length, -'?)'.length)
  if (words === '') return {}
  return words.startsWith('one of ') ? { several: words.slice('one of '.length) } : { one: words }
}

function unknownOption(option: string, rest: string): string {
  const { one, several } = suggested(rest)
  if (several !== undefined) {
    return say("Unknown option '{option}' (Did you mean one of {suggestions}?)", {
      option,
      suggestions: several,
    })
  }
  return one === undefined
    ? say("Unknown option '{option}'.", { option })
    : say("Unknown option '{option}' (Did you mean {suggestion}?)", { option, suggestion: one })
}

/** What was typed may be a password that was given by mistake, so it is not repeated. */
function unknownCommand(_: string, rest: string): string {
  const { one, several } = suggested(rest)
  if (several !== undefined)
    return say('Unknown command (Did you mean one of {suggestions}?)', { suggestions: several })
  return one === undefined
    ? say('Unknown command.')
    : say('Unknown command (Did you mean {suggestion}?)', { suggestion: one })
}

/** The rest: `4' is invalid. A duration needs a unit.` */
function invalidValue(option: string, rest: string): string {
  const invalid = "' is invalid. "
  const at = rest.lastIndexOf(invalid)
  const value = rest.slice(0, at)
  const reason = reasonInWords(rest.slice(at + invalid.length))
  return say("Option '{option}' argument '{value}' is invalid. {reason}", { option, value, reason })
}

/** The reasons of commander and of the practice site, which speak English. Ours are in words already. */
function reasonInWords(reason: string): string {
  const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1]
  return choices === undefined
    ? (numberReasons[reason]?.() ?? reason)
    : say('Allowed are {choices}.', { choices })
}

const numberReasons: Readonly<Record<string, () => string>> = {
  'Not a number.': () => say('Not a number.'),
  'Not a whole number.': () => say('Not a whole number.'),
  'Not below 0.': () => say('Not below 0.'),
  'Not from 1 to 1000.': () => say('Not from 1 to 1000.'),
}

/** The rest: `1 argument but got 2`. The practice site's own command line names no command. */
function tooMany(command: string, rest: string): string {
  const [expected = '', received = ''] = rest.match(/\d+/g) ?? []
  const count = Number(expected)
  if (command === '')
    return sayCount(
      'Too many arguments. Expected {count} argument but got {received}.',
      'Too many arguments. Expected {count} arguments but got {received}.',
      { count, received },
    )
  return sayCount(
    "Too many arguments for '{command}'. Expected {count} argument but got {received}.",
    "Too many arguments for '{command}'. Expected {count} arguments but got {received}.",
    { command, count, received },
  )
}
