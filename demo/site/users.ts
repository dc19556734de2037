import type { Language } from '../wire/texts.ts'

/** Lino's user types: an administrator, a user, or none. */
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

/**
 * The users of every demo site at first. Marc's name holds HTML on purpose, because names are text, and never
 * markup.
 */
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

export const fullName = (each: DemoUser): string => `${each.firstName} ${each.lastName}`

/** A user to be added. Missing: an ordinary user who speaks English. */
export type NewUser = Pick<DemoUser, 'username'> & Partial<Omit<DemoUser, 'id' | 'username'>>

/** The users of one site. */
export interface UserBook {
  all(): readonly DemoUser[]
  byId(id: number): DemoUser | undefined
  byName(name: string): DemoUser | undefined
  add(user: NewUser): void
  /** Their sessions stay behind, as ghosts. */
  remove(name: string): void
}

/** The number of the first user that is added. */
const firstAdded = 100

/** The numbers of the first users that are added. */
export const addedUsers = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => firstAdded + index)

const firstNames =
  'Aino Bert Carla Daan Elke Fabio Gerd Hanna Ilse Jaan Kati Liis Maret Nele Otto Paula Rein Siiri Tõnu Ulla'
const lastNames = 'Arens Bastin Collard Evers Faber Goffin Kask Lambertz Mägi Niessen Pommé Rebane Saar Tamm'

/** More ordinary users, always the same ones. */
export function morePeople(count: number): NewUser[] {
  const [first, last] = [firstNames.split(' '), lastNames.split(' ')]
  return Array.from({ length: count }, (_, index) => {
    const firstName = first[index % first.length] ?? ''
    const lastName = last[(index * 5 + Math.floor(index / first.length)) % last.length] ?? ''
    const round = index < first.length ? '' : String(Math.floor(index / first.length) + 1)
    return { username: `${firstName.toLowerCase()}${round}`, firstName, lastName }
  })
}

export function createUserBook(): UserBook {
  let known = users
  let nextId = firstAdded
  return {
    all: () => known,
    byId: (id) => known.find((each) => each.id === id),
    byName: (name) => known.find((each) => each.username === name),
    add: (added) => {
      known = [...known, { ...user(nextId, added.username, added.username, '', '100', 'en'), ...added }]
      nextId += 1
    },
    remove: (name) => {
      known = known.filter((each) => each.username !== name)
    },
  }
}
