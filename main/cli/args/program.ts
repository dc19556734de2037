import { Command as Program } from 'commander'
import { say } from '../../../words/say.ts'
import { addCheckOptions, boundsOf, checkMistake, type CheckOptions } from './check-options.ts'
import type { Command } from './command.ts'
import * as notes from './examples.ts'
import { addFilters, filterMistake, filterOf } from './filter-options.ts'
import type { FilterOptions } from './filter-options.ts'
import { addFleet, addWatch } from './fleet-commands.ts'
import { addNotes, helpInWords } from './help.ts'
import { addKillOptions, killMistake, readKill } from './kill-options.ts'
import type { KillOptions } from './kill-options.ts'
import { withoutLanguage } from './language.ts'
import { passwordMistake } from './password-options.ts'
import { choiceOf, json, refuse, siteOptions, type SiteOptions } from './shared-options.ts'
import { addSites } from './sites-commands.ts'

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
  addNotes(addCheckOptions(siteOptions(summary)), notes.summaryNotes()).action(
    (site: string, options: SiteOptions & CheckOptions) => {
      refuse(summary, passwordMistake(options) ?? checkMistake(options))
      const bounds = boundsOf(options)
      take({ name: 'summary', choice: choiceOf(site, options), ...(bounds && { bounds }) })
    },
  )

  addFleet(program, take)
  addWatch(program, take)

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
