import type { Command as Program } from 'commander'
import { say } from '../../../words/say.ts'
import type { Command } from './command.ts'
import { json, refuse } from './shared-options.ts'
import { userName } from './values.ts'

interface ImportOptions {
  readonly user?: string
  readonly allowHttp?: true
  readonly dryRun?: true
  readonly yes?: true
}

/** `sites import` and `sites export`. */
export function addLists(sites: Program, take: (command: Command) => void): void {
  const imported = sites.command('import').argument('<file>')
  json(imported.description(say('add and change sites as a list says: JSON of the console, or CSV')))
    .option('--user <user>', say('who signs in to the sites for which the list names nobody'), userName)
    .option('--allow-http', say('allow plain http to another machine'))
    .option('--dry-run', say('only show what would be added and changed'))
    .option('--yes', say('take the list over without asking'))
    .action((file: string, { user, allowHttp, dryRun, yes }: ImportOptions) => {
      refuse(imported, dryRun && yes ? say('Give either --dry-run or --yes.') : null)
      const confirm = (dryRun && 'dryRun') || (yes && 'yes') || 'ask'
      take({ name: 'sites import', file, user: user ?? null, allowHttp: allowHttp ?? false, confirm })
    })
  json(
    sites
      .command('export')
      .argument('[file]')
      .description(say('write the list of the saved sites, to a file or to stdout')),
  )
    .option('--csv', say('as CSV, also if the name of the file does not end in .csv'))
    .action((file: string | undefined, { csv }: { csv?: true }) =>
      take({ name: 'sites export', file: file ?? null, csv: csv ?? false }),
    )
}
