import { Command as Program } from 'commander'
import { say } from '../../../words/say.ts'
import type { Command, SiteChoice } from './command.ts'
import * as notes from './examples.ts'
import { addFilters, filterMistake, filterOf } from './filter-options.ts'
import type { FilterOptions } from './filter-options.ts'
import { addNotes, helpInWords } from './help.ts'
import { addKillOptions, killMistake, readKill } from './kill-options.ts'
import type { KillOptions } from './kill-options.ts'
import { withoutLanguage } from './language.ts'
import { passwordFrom, passwordMistake, passwordOptions, type PasswordOptions } from './password-options.ts'
import { duration, sessionsLimit, userName } from './values.ts'

interface SiteOptions extends PasswordOptions {
  readonly enterFull?: true
  readonly user?: string
  readonly allowHttp?: true
}

interface AddOptions {
  readonly user: string
  readonly allowHttp?: true
  readonly idleDangling?: number
  readonly limit?: number
}

/** All commands and their options. Each hands on what the user asked for. */
export function buildProgram(version: string, take: (command: Command) => void): Program {
  const program = helpInWords(new Program('lino-sessions'))
    .description(say('See who is on a Lino site, and kill dangling user sessions.'))
    .version(version, '-V, --version', say('output the version number'))
    .enablePositionalOptions()
  addNotes(program, notes.programNotes())

  const list = program.command('list').description(say('list the live sessions, oldest activity first'))
  addNotes(addFilters(siteOptions(list)), notes.listNotes())
    .option('--expired', say('also show expired sessions'))
    .action((site: string, options: SiteOptions & FilterOptions & { expired?: true }) => {
      const filter = filterOf(options)
      refuse(list, filterMistake(filter) ?? passwordMistake(options))
      take({ name: 'list', choice: choiceOf(site, options), filter, expired: options.expired ?? false })
    })

  const summary = program.command('summary').description(say('count the sessions of each user'))
  addNotes(siteOptions(summary), notes.summaryNotes()).action((site: string, options: SiteOptions) => {
    refuse(summary, passwordMistake(options))
    take({ name: 'summary', choice: choiceOf(site, options) })
  })

  const kill = program.command('kill').description(say('kill the sessions that match'))
  addNotes(addKillOptions(siteOptions(kill)), notes.killNotes()).action(
    (site: string, options: SiteOptions & KillOptions) => {
      refuse(kill, killMistake(options) ?? passwordMistake(options))
      const choice = choiceOf(site, options)
      take(options.drop ? { name: 'drop', choice } : { name: 'kill', choice, ...readKill(options) })
    },
  )

  addSites(program, take)
  const audit = program.command('audit').description(say('show the audit log: who killed what, and when'))
  addNotes(json(audit), notes.auditNotes())
    .option('--verify', say('only say whether the audit log is whole and unchanged (exit code 1: it is not)'))
    .action((options: { verify?: true }) => take({ name: 'audit', verify: options.verify ?? false }))

  const diagnose = program
    .command('diagnose')
    .description(say('print what to send with a bug report: versions, settings, log lines'))
  addNotes(json(diagnose), notes.diagnoseNotes()).action(() => take({ name: 'diagnose' }))

  program
    .command('demo')
    .description(say('start a Lino site to practise on (demo --help: its options)'))
    .helpOption(false)
    .argument('[options...]')
    .allowUnknownOption()
    .passThroughOptions()
    .action((options: string[]) => take({ name: 'demo', options: withoutLanguage(options) }))
  return withLanguage(program)
}

/** It works before the command and after it. language.ts obeys it before anything else is read. */
function withLanguage(program: Program): Program {
  for (const each of [
    program,
    ...program.commands,
    ...program.commands.flatMap(({ commands }) => commands),
  ]) {
    if (each.name() !== 'demo') each.option('--lang <language>', say('the language: en, de, fr or et'))
  }
  return program
}

function addSites(program: Program, take: (command: Command) => void): void {
  const sites = program.command('sites').description(say('the saved sites: list, test, remove, add'))
  addNotes(sites, notes.sitesNotes())
  json(sites.command('list').description(say('list the saved sites'))).action(() =>
    take({ name: 'sites list' }),
  )
  const test = sites.command('test').argument('<name>')
  passwordOptions(json(test.description(say('ask a saved site what it is, and try to sign in')))).action(
    (siteName: string, options: PasswordOptions) => {
      refuse(test, passwordMistake(options))
      take({ name: 'sites test', siteName, ...passwordFrom(options) })
    },
  )
  json(sites.command('remove').argument('<name>').description(say('forget a saved site'))).action(
    (siteName: string) => take({ name: 'sites remove', siteName }),
  )
  json(sites.command('add').argument('<name>').argument('<url>').description(say('save a site')))
    .requiredOption('--user <user>', say('the user to sign in as'), userName)
    .option(
      '--idle-dangling <duration>',
      say('how long a session is idle before it counts as dangling (default: 4d)'),
      duration,
    )
    .option('--limit <n>', say("the site's sessions limit"), sessionsLimit)
    .option('--allow-http', say('allow plain http to another machine'))
    .action((siteName: string, url: string, options: AddOptions) =>
      take({
        name: 'sites add',
        siteName,
        url,
        user: options.user,
        danglingAfterMs: options.idleDangling ?? null,
        sessionsLimit: options.limit ?? null,
        allowHttp: options.allowHttp ?? false,
      }),
    )
}

function json(command: Program): Program {
  return command.option('--json', say('one JSON document on stdout, and nothing else'))
}

function siteOptions(command: Program): Program {
  return passwordOptions(
    json(command.argument('<site>', say('a saved name or a URL')))
      .option('--user <user>', say('the user to sign in as, for a URL that is not saved'), userName)
      .option('--allow-http', say('allow plain http to another machine'))
      .option('--enter-full', say('use the way into a full site without asking, where there is one')),
  )
}

function choiceOf(site: string, options: SiteOptions): SiteChoice {
  return {
    site,
    user: options.user ?? null,
    allowHttp: options.allowHttp ?? false,
    enterFull: options.enterFull ?? false,
    ...passwordFrom(options),
  }
}

function refuse(command: Program, mistake: string | null): void {
  if (mistake !== null) command.error(mistake)
}
