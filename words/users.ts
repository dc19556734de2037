import { visible } from '../core/domain/visible.ts'
import { series } from './format.ts'
import { say, sayCount } from './say.ts'

/** The words for the user of an anonymous session. */
export const anonymous = (): string => say('(anonymous)')

/** A user as a text. A name is a site's own text, and every character of it is visible. */
export const userWords = (user: string | null): string => (user === null ? anonymous() : visible(user))

/** Users by name. Of many, the first `atMost`, and the number of the others: `anna, bert, 3 more users`. */
export function userList(users: readonly (string | null)[], atMost: number): string {
  return withMore(users.slice(0, atMost).map(userWords), users.length - atMost)
}

/** The same for users with more words than the name. `more`: the number of users without a name here. */
export function withMore(named: readonly string[], more: number): string {
  if (more <= 0) return series(named)
  return series([...named, sayCount('{count} more user', '{count} more users', { count: more })])
}
