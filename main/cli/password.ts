import { fail, succeed } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { say } from '../../words/say.ts'
import { interrupted } from './interruption.ts'
import { visible } from '../../core/domain/visible.ts'
import type { World } from './world.ts'
import { askYesOrNo } from './yes-or-no.ts'

type Asking = Pick<World, 'secrets' | 'terminal' | 'interruption'>

/** The given password, otherwise the answer on a terminal. Nobody to ask: `passwordNeeded`. */
export async function findPassword(site: SiteState, world: Asking): Promise<Result<string>> {
  if (world.secrets.password !== null) return succeed(world.secrets.password)
  const question = say('Password of {user} on {site}:', {
    user: visible(site.user),
    site: visible(site.name),
  })
  const answer = await world.terminal?.askSecret(`${question} `)
  if (world.interruption.signal.aborted) return interrupted
  if (answer) return succeed(answer)
  return fail('passwordNeeded', world.terminal ? 'noPasswordGiven' : 'noTerminalForPassword')
}

/** The code of a second factor, asked for on a terminal. Null: nobody can be asked, or nothing was typed. */
export async function askCode(site: SiteState, world: Asking): Promise<string | null> {
  const question = say('Verification code that {site} sent:', { site: visible(site.name) })
  const answer = await world.terminal?.ask(`${question} `)
  return answer?.trim() || null
}

/**
 * Whether to go in past the sessions limit. The question says what a wrong password would do there, because
 * nobody should use the way in to try a password.
 */
export async function confirmWayIn(site: SiteState, world: Asking): Promise<boolean> {
  if (!world.terminal) return false
  const what = say(
    '{site} is full. An administrator can sign in all the same, but a wrong password leaves one more session behind there.',
    { site: visible(site.name) },
  )
  return askYesOrNo(world.terminal, `${what} ${say('Is the password right, and do you want to sign in?')}`)
}
