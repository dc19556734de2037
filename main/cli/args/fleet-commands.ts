import { InvalidArgumentError } from 'commander'
import type { Command as Program } from 'commander'
import { parseQuery } from '../../../core/domain/query/parse.ts'
import { siteQuery } from '../../../core/domain/query/site-query.ts'
import type { Query } from '../../../core/domain/query/table.ts'
import { queryFaultWords } from '../../../words/query.ts'
import { say } from '../../../words/say.ts'
import type { Command } from './command.ts'
import { fleetNotes, watchNotes } from './examples.ts'
import { addNotes } from './help.ts'
import { passwordFrom, passwordMistake, passwordOptions, type PasswordOptions } from './password-options.ts'
import { accountOptions, choiceOf, json, refuse, type SiteOptions } from './shared-options.ts'
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

interface WatchOptions extends ChoiceOptions, SiteOptions {
  readonly json?: true
}

export function addWatch(program: Program, take: (command: Command) => void): void {
  const watch = program
    .command('watch')
    .argument('[site]', say('a saved name or a URL'))
    .description(say('a line for each change of a site, until Ctrl+C'))
    .option('--json', say('each line is a JSON document'))
  addNotes(choiceOptions(accountOptions(watch)), watchNotes()).action(
    (site: string | undefined, options: WatchOptions) => {
      refuse(watch, passwordMistake(options) ?? watchMistake(site, options))
      take({
        name: 'watch',
        choice: site === undefined ? null : choiceOf(site, options),
        query: queryOf(options),
        json: options.json ?? false,
        ...passwordFrom(options),
      })
    },
  )
}

function watchMistake(site: string | undefined, options: WatchOptions): string | null {
  const chooses = options.query !== undefined || options.tag !== undefined
  const ofOneSite = options.user !== undefined || options.allowHttp || options.enterFull
  if (site !== undefined && chooses) return say('Give either a site, or --tag and --query.')
  return site === undefined && ofOneSite ? say('--user, --allow-http and --enter-full need a site.') : null
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
