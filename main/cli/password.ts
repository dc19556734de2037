import { fail, succeed } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { interrupted } from './interruption.ts'
import { visible } from './output/visible.ts'
import type { World } from './world.ts'

type Asking = Pick<World, 'secrets' | 'terminal' | 'interruption'>

/** The password given beforehand, else the answer on a terminal. Nobody to ask: `passwordNeeded`. */
export async function findPassword(site: SiteState, world: Asking): Promise<Result<string>> {
  if (world.secrets.password !== null) return succeed(world.secrets.password)
  const question = `Password of ${visible(site.user)} on ${visible(site.name)}: `
  const answer = await world.terminal?.askSecret(question)
  if (world.interruption.signal.aborted) return interrupted
  if (answer) return succeed(answer)
  return fail(
    'passwordNeeded',
    world.terminal
      ? 'No password was given.'
      : 'A password is needed, and there is no terminal to ask on: give it by --password-stdin, by --password-file or as LINO_SESSIONS_PASSWORD.',
  )
}

/** The code of a second factor, asked for on a terminal; null where nobody can be asked or nothing was typed. */
export async function askCode(site: SiteState, world: Asking): Promise<string | null> {
  const answer = await world.terminal?.ask(`Verification code that ${visible(site.name)} sent: `)
  return answer?.trim() || null
}

/**
 * Whether to go in past the sessions limit. The question says what a wrong password would do there: the way in must
 * never be used to try one.
 */
export async function confirmWayIn(site: SiteState, world: Asking): Promise<boolean> {
  const answer = await world.terminal?.ask(
    `${visible(site.name)} lets nobody in by the usual way. An administrator can enter it all the same, but a wrong password ` +
      'leaves one more session behind there. Is the password right, and enter? [y/N] ',
  )
  return /^y(es)?$/i.test(answer?.trim() ?? '')
}
