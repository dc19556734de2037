import type { Language } from '../wire/texts.ts'

/** Lino's user types: an administrator, a user, or none at all. */
type UserType = '900' | '100' | null

export interface DemoUser {
  id: number
  username: string
  firstName: string
  lastName: string
  type: UserType
  language: Language
  active: boolean
}

/** The users of every demo site. Marc's name holds HTML on purpose: names are text, never markup. */
export const users: readonly DemoUser[] = [
  user(1, 'robin', 'Robin', 'Rood', '900', 'en'),
  user(2, 'rolf', 'Rolf', 'Rompen', '900', 'de'),
  user(3, 'romain', 'Romain', 'Raffault', '900', 'fr'),
  user(4, 'luc', 'Luc', 'Saffre', '100', 'en'),
  { ...user(5, 'former', 'Former', 'Worker', '100', 'en'), active: false },
  user(6, 'notype', 'No', 'Type', null, 'en'),
  user(7, 'marc', 'Märc', "O'Dëmo <b>&amp;", '100', 'de'),
]

function user(
  id: number,
  username: string,
  firstName: string,
  lastName: string,
  type: UserType,
  language: Language,
): DemoUser {
  return { id, username, firstName, lastName, type, language, active: true }
}

export const userById = (id: number): DemoUser | undefined => users.find((each) => each.id === id)

export const userByName = (name: string): DemoUser | undefined => users.find((each) => each.username === name)

export const fullName = (each: DemoUser): string => `${each.firstName} ${each.lastName}`
