import { InvalidArgumentError } from 'commander'
import type { Command as Program } from 'commander'
import { parseQuery } from '../../../core/domain/query/parse.ts'
import { siteQuery } from '../../../core/domain/query/site-query.ts'
import type { Query } from '../../../core/domain/query/table.ts'
import { queryFaultWords } from '../../../words/query.ts'
import { say } from '../../../words/say.ts'
import type { Command } from './command.ts'
import { fleetNotes } from './examples.ts'
import { addNotes } from './help.ts'
import { passwordFrom, passwordMistake, passwordOptions, type PasswordOptions } from './password-options.ts'
import { json, refuse } from './shared-options.ts'
import { oneTag, tagQuery } from './tag-option.ts'
import { once } from './values.ts'

/** Which of the saved sites. */
interface ChoiceOptions extends PasswordOptions {
  readonly query?: Query
  readonly tag?: string
}

interface FleetOptions extends ChoiceOptions {
  readonly json?: true
  readonly format?: 'prometheus'
}

export function addFleet(program: Program, take: (command: Command) => void): void {
  const fleet = program
    .command('fleet')
    .description(say('read all saved sites, and judge each of them, problems first'))
  addNotes(choiceOptions(json(fleet)), fleetNotes())
    .option('--format <format>', say('prometheus: the figures as a monitoring system reads them'), formatName)
    .action((options: FleetOptions) => {
      refuse(fleet, passwordMistake(options) ?? formatMistake(options))
      const format = options.format ?? 'table'
      take({ name: 'fleet', query: queryOf(options), format, ...passwordFrom(options) })
    })
}

function choiceOptions(command: Program): Program {
  return passwordOptions(
    command
      .option('--query <query>', say('only the sites that match this query'), siteQueryText)
      .option('--tag <tag>', say('only the sites with this tag'), oneTag),
  )
}

/** Of a query and a tag, both have to hold. */
function queryOf({ query = [], tag }: ChoiceOptions): Query {
  return tag === undefined ? query : [...query, ...tagQuery(tag)]
}

function siteQueryText(text: string, before?: Query): Query {
  once(before)
  const parsed = parseQuery(text, siteQuery)
  if (!parsed.ok) throw new InvalidArgumentError(queryFaultWords(parsed.fault))
  return parsed.query
}

function formatName(text: string, before?: string): string {
  once(before)
  if (text !== 'prometheus') throw new InvalidArgumentError(say('The only other format is prometheus.'))
  return text
}

const formatMistake = (options: FleetOptions): string | null =>
  options.json && options.format ? say('--json and --format exclude each other.') : null
