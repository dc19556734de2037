import { assertNever } from '../contract/assert-never.ts'
import type { KillBy } from '../contract/site.ts'
import { say, sayCount } from './say.ts'

/** How a site ends sessions, in one sentence. Null: not known yet. */
export function killByWords(killBy: KillBy | null): string {
  switch (killBy) {
    case 'signOut':
      return say('Sessions are ended by their own sign-out.')
    case 'kill':
      return say('Sessions are ended by the site’s own Kill.')
    case 'sessionApi':
      return say('Sessions are ended through the site’s session API.')
    case null:
      return say('Before anything is sent, the console checks how this site ends sessions.')
    default:
      return assertNever(killBy)
  }
}

/** The same, and how it is known that they are gone. */
export function wayOfEnding(killBy: KillBy | null, count: number): string {
  const then = sayCount(
    'A fresh list then shows whether the session is gone.',
    'A fresh list then shows which sessions are gone.',
    { count },
  )
  return `${killByWords(killBy)} ${then}`
}
