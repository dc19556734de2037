import type { Command as Program } from 'commander'
import { say } from '../../../words/say.ts'
import type { Command, SitesChangeCommand } from './command.ts'
import { sitesNotes } from './examples.ts'
import { addNotes } from './help.ts'
import { addLists } from './list-commands.ts'
import { passwordFrom, passwordMistake, passwordOptions, type PasswordOptions } from './password-options.ts'
import { json, refuse } from './shared-options.ts'
import { oneTag, tagQuery } from './tag-option.ts'
import { duration, folderName, onNowTime, sessionsLimit, tagNames, userName } from './values.ts'

/** What `sites add` and `sites change` have in common. */
interface RuleOptions {
  readonly idleDangling?: number
  readonly onNow?: number
  readonly tag?: string[]
}

interface AddOptions extends RuleOptions {
  readonly user: string
  readonly allowHttp?: true
  readonly limit?: number
  readonly folder?: string
}

interface ChangeOptions extends RuleOptions {
  readonly untag?: string[]
  /** False: --no-limit, --no-folder. */
  readonly limit?: number | false
  readonly folder?: string | false
  /** False: --no-auto-sign-in. */
  readonly autoSignIn?: boolean
}

export function addSites(program: Program, take: (command: Command) => void): void {
  const sites = program
    .command('sites')
    .description(say('the saved sites: list, test, remove, add, change, sign-in, import, export'))
  addNotes(sites, sitesNotes())
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
  const add = sites.command('add').argument('<name>').argument('<url>').description(say('save a site'))
  siteRules(json(add).requiredOption('--user <user>', say('the user to sign in as'), userName))
    .option('--allow-http', say('allow plain http to another machine'))
    .action((siteName: string, url: string, options: AddOptions) =>
      take({
        name: 'sites add',
        siteName,
        url,
        user: options.user,
        danglingAfterMs: options.idleDangling ?? null,
        onNowMs: options.onNow ?? null,
        tags: options.tag ?? [],
        folder: options.folder ?? null,
        sessionsLimit: options.limit ?? null,
        allowHttp: options.allowHttp ?? false,
      }),
    )
  addChange(sites, take)
  addSignIn(sites, take)
  addLists(sites, take)
}

interface SignInOptions extends PasswordOptions {
  readonly all?: true
  readonly tag?: string
}

function addSignIn(sites: Program, take: (command: Command) => void): void {
  const signIn = sites
    .command('sign-in')
    .description(say('sign in to many saved sites, and keep their sessions for later'))
  passwordOptions(json(signIn))
    .option('--all', say('all saved sites'))
    .option('--tag <tag>', say('only the sites with this tag'), oneTag)
    .action((options: SignInOptions) => {
      const { all, tag } = options
      const oneOfThem = (all === true) !== (tag !== undefined)
      refuse(signIn, oneOfThem ? passwordMistake(options) : say('Give either --all or --tag.'))
      const query = tag === undefined ? [] : tagQuery(tag)
      take({ name: 'sites sign-in', query, ...passwordFrom(options) })
    })
}

function addChange(sites: Program, take: (command: Command) => void): void {
  const change = sites.command('change').argument('<name>').description(say('change a saved site'))
  siteRules(json(change))
    .option('--untag <tag>', say('remove this tag (repeatable)'), tagNames)
    .option('--no-folder', say('take the site out of its folder'))
    .option('--no-limit', say('forget the sessions limit'))
    .option('--auto-sign-in', say('sign in there when the console starts, with the remembered password'))
    .option('--no-auto-sign-in', say('do not sign in there unasked'))
    .action((siteName: string, options: ChangeOptions) => {
      const changes = changesOf(options)
      if (Object.keys(changes).length === 0)
        refuse(
          change,
          say(
            'Say what to change: --tag, --untag, --folder, --limit, --idle-dangling, --on-now or --auto-sign-in.',
          ),
        )
      take({ name: 'sites change', siteName, changes })
    })
}

function changesOf({ tag, untag, folder, limit, ...rest }: ChangeOptions): SitesChangeCommand['changes'] {
  return {
    ...(tag && { tag }),
    ...(untag && { untag }),
    ...(folder !== undefined && { folder: folder === false ? null : folder }),
    ...(limit !== undefined && { sessionsLimit: limit === false ? null : limit }),
    ...(rest.idleDangling !== undefined && { danglingAfterMs: rest.idleDangling }),
    ...(rest.onNow !== undefined && { onNowMs: rest.onNow }),
    ...(rest.autoSignIn !== undefined && { signsItselfIn: rest.autoSignIn }),
  }
}

function siteRules(command: Program): Program {
  return command
    .option(
      '--idle-dangling <duration>',
      say('how long a session is idle before it counts as dangling (default: 4d)'),
      duration,
    )
    .option(
      '--on-now <duration>',
      say('how long after its last use a session counts as on now (default: 15m)'),
      onNowTime,
    )
    .option('--limit <n>', say("the site's sessions limit"), sessionsLimit)
    .option('--tag <tag>', say('a tag for groups of sites (repeatable)'), tagNames)
    .option('--folder <folder>', say('the folder of the site'), folderName)
}
