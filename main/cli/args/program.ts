import { Command as Program } from 'commander'
import type { Command, SiteChoice } from './command.ts'
import * as examples from './examples.ts'
import { addFilters, filterMistake, filterOf } from './filter-options.ts'
import type { FilterOptions } from './filter-options.ts'
import { addKillOptions, killMistake, readKill } from './kill-options.ts'
import type { KillOptions } from './kill-options.ts'
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

/** All commands and their options. Each hands on what it was asked for. */
export function buildProgram(version: string, take: (command: Command) => void): Program {
  const program = new Program('lino-sessions')
    .description('See who is on a Lino site, and kill dangling user sessions.')
    .version(version)
    .addHelpText('after', examples.programExamples)
    .enablePositionalOptions()

  const list = program.command('list').description('list the live sessions, oldest activity first')
  addFilters(siteOptions(list))
    .option('--expired', 'also show expired ones')
    .addHelpText('after', examples.listExamples)
    .action((site: string, options: SiteOptions & FilterOptions & { expired?: true }) => {
      const filter = filterOf(options)
      refuse(list, filterMistake(filter) ?? passwordMistake(options))
      take({ name: 'list', choice: choiceOf(site, options), filter, expired: options.expired ?? false })
    })

  const summary = program.command('summary').description('count the sessions of each user')
  siteOptions(summary)
    .addHelpText('after', examples.summaryExamples)
    .action((site: string, options: SiteOptions) => {
      refuse(summary, passwordMistake(options))
      take({ name: 'summary', choice: choiceOf(site, options) })
    })

  const kill = program.command('kill').description('kill the sessions that match')
  addKillOptions(siteOptions(kill))
    .addHelpText('after', examples.killExamples)
    .action((site: string, options: SiteOptions & KillOptions) => {
      refuse(kill, killMistake(options) ?? passwordMistake(options))
      const choice = choiceOf(site, options)
      take(options.drop ? { name: 'drop', choice } : { name: 'kill', choice, ...readKill(options) })
    })

  addSites(program, take)
  json(program.command('audit').description('what was killed, by whom and when: the audit log'))
    .option('--verify', 'only tell whether the log is whole and unchanged; exit code 1 if it is not')
    .addHelpText('after', examples.auditExamples)
    .action((options: { verify?: true }) => take({ name: 'audit', verify: options.verify ?? false }))
  json(
    program.command('diagnose').description('what to send with a bug report: versions, settings, log lines'),
  )
    .addHelpText('after', examples.diagnoseExamples)
    .action(() => take({ name: 'diagnose' }))
  program
    .command('demo')
    .description('start a Lino site to practise on (demo --help: its options)')
    .helpOption(false)
    .argument('[options...]')
    .allowUnknownOption()
    .passThroughOptions()
    .action((options: string[]) => take({ name: 'demo', options }))
  return program
}

function addSites(program: Program, take: (command: Command) => void): void {
  const sites = program.command('sites').description('the saved sites: list, test, remove, add')
  sites.addHelpText('after', examples.sitesExamples)
  json(sites.command('list').description('list the saved sites')).action(() => take({ name: 'sites list' }))
  const test = sites.command('test').argument('<name>')
  passwordOptions(json(test.description('ask a saved site what it is, and try to sign in'))).action(
    (siteName: string, options: PasswordOptions) => {
      refuse(test, passwordMistake(options))
      take({ name: 'sites test', siteName, ...passwordFrom(options) })
    },
  )
  json(sites.command('remove').argument('<name>').description('forget a saved site')).action(
    (siteName: string) => take({ name: 'sites remove', siteName }),
  )
  json(sites.command('add').argument('<name>').argument('<url>').description('save a site'))
    .requiredOption('--user <user>', 'the user to sign in as', userName)
    .option('--idle-dangling <duration>', 'sessions idle so long count as dangling (default: 4d)', duration)
    .option('--limit <n>', "the site's sessions limit", sessionsLimit)
    .option('--allow-http', 'allow plain http to another machine')
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
  return command.option('--json', 'one JSON document on stdout, and nothing else')
}

function siteOptions(command: Program): Program {
  return passwordOptions(
    json(command.argument('<site>', 'a saved name or a URL'))
      .option('--user <user>', 'the user to sign in as, for a URL that is not saved', userName)
      .option('--allow-http', 'allow plain http to another machine')
      .option('--enter-full', 'use the way into a full site, where there is one, without asking'),
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
