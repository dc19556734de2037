import { Help } from 'commander'
import type { Command } from 'commander'
import { say } from '../../../words/say.ts'
import { widthOf } from '../output/width.ts'

/** Commander's own headings, by their English names. */
const titles: Readonly<Record<string, () => string>> = {
  'Usage:': () => say('Usage:'),
  'Arguments:': () => say('Arguments:'),
  'Options:': () => say('Options:'),
  'Commands:': () => say('Commands:'),
}

/** French has this blank before a colon. Commander would break the line there, as at any other blank. */
const noBreak = '\u{A0}'
/** Replaces it while lines are broken. No text holds this sign. */
const standIn = '\u{E000}'

function wrap(this: Help, text: string, width: number): string {
  const wrapped = Help.prototype.boxWrap.call(this, text.replaceAll(noBreak, standIn), width)
  return wrapped.replaceAll(standIn, noBreak)
}

/**
 * Commander's own words in the chosen language. Set before any command is added, because each command copies
 * them from the program.
 */
export function helpInWords(program: Command): Command {
  return program
    .configureHelp({
      styleTitle: (title) => titles[title]?.() ?? title,
      displayWidth: widthOf,
      boxWrap: wrap,
    })
    .helpOption('-h, --help', say('display help for command'))
    .helpCommand('help [command]', say('display help for command'))
}

/** The text below the options in a command's help. */
export interface Notes {
  /** Paragraphs. */
  readonly first?: readonly string[]
  /** Command lines, as they are typed in every language. */
  readonly examples: readonly string[]
  readonly last?: readonly string[]
}

/** Puts the notes below the options. Paragraphs are wrapped as wide as the options are. */
export function addNotes(command: Command, { first = [], examples, last = [] }: Notes): Command {
  return command.addHelpText('after', () => {
    const help = command.createHelp()
    const width = command.configureOutput().getOutHelpWidth?.() ?? 80
    const wrapped = (paragraphs: readonly string[]): string[] =>
      paragraphs.map((paragraph) => help.boxWrap(paragraph, width))
    const shown = [say('Examples:'), ...examples.map((each) => `  ${each}`)].join('\n')
    return `\n${[...wrapped(first), shown, ...wrapped(last)].join('\n\n')}`
  })
}
