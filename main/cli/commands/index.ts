import { assertNever } from '../../../contract/assert-never.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Answer } from '../answer.ts'
import type { Command } from '../args/command.ts'
import type { Work } from '../visit.ts'
import { audit } from './audit.ts'
import { drop } from './drop.ts'
import { fleet } from './fleet.ts'
import { kill } from './kill.ts'
import { list } from './list.ts'
import { signInToSites } from './sites-sign-in.ts'
import { exportSites } from './sites-export.ts'
import { importSites } from './sites-import.ts'
import { testSite } from './sites-test.ts'
import { addSite, changeSite, listSites, removeSite } from './sites.ts'
import { summary } from './summary.ts'
import { watch } from './watch.ts'

/** All commands that use the console. `demo` and `diagnose` are not here, because they need no console. */
export type ConsoleCommand = Exclude<Command, { name: 'demo' | 'diagnose' }>

export function perform(command: ConsoleCommand, work: Work): Promise<Result<Answer>> {
  switch (command.name) {
    case 'list':
      return list(command, work)
    case 'summary':
      return summary(command, work)
    case 'fleet':
      return fleet(command, work)
    case 'watch':
      return watch(command, work)
    case 'kill':
      return kill(command, work)
    case 'drop':
      return drop(command, work)
    case 'sites list':
      return listSites(work)
    case 'sites test':
      return testSite(command.siteName, work)
    case 'sites remove':
      return removeSite(command.siteName, work)
    case 'sites add':
      return addSite(command, work)
    case 'sites change':
      return changeSite(command, work)
    case 'sites sign-in':
      return signInToSites(command, work)
    case 'sites import':
      return importSites(command, work)
    case 'sites export':
      return exportSites(command, work)
    case 'audit':
      return audit(command, work)
    default:
      return assertNever(command)
  }
}
