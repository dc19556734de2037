import type { Command } from 'commander'
import { say } from '../../../words/say.ts'
import type { SiteChoice } from './command.ts'
import { passwordFrom, passwordOptions, type PasswordOptions } from './password-options.ts'
import { userName } from './values.ts'

/** The options of a command that signs in to one site. */
export interface SiteOptions extends PasswordOptions {
  readonly enterFull?: true
  readonly user?: string
  readonly allowHttp?: true
}

export function json(command: Command): Command {
  return command.option('--json', say('one JSON document on stdout, and nothing else'))
}

export function siteOptions(command: Command): Command {
  return passwordOptions(accountOptions(json(command.argument('<site>', say('a saved name or a URL')))))
}

export function accountOptions(command: Command): Command {
  return command
    .option('--user <user>', say('the user to sign in as, for a URL that is not saved'), userName)
    .option('--allow-http', say('allow plain http to another machine'))
    .option('--enter-full', say('use the way into a full site without asking, where there is one'))
}

export function choiceOf(site: string, options: SiteOptions): SiteChoice {
  return {
    site,
    user: options.user ?? null,
    allowHttp: options.allowHttp ?? false,
    enterFull: options.enterFull ?? false,
    ...passwordFrom(options),
  }
}

/** A mistake that only the options together show. */
export function refuse(command: Command, mistake: string | null): void {
  if (mistake !== null) command.error(mistake)
}
