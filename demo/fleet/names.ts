import type { Random } from '../site/random.ts'

/** Applications that exist for Lino. */
const applications = ['Amici', 'Avanti', 'Care', 'Così', 'Noi', 'Presto', 'Tera', 'Voga', 'Welfare'] as const

const towns =
  'Aalst Aarschot Ath Aubel Amel Bastogne Bütgenbach Büllingen Ciney Dinant Eupen Genk Gent Hasselt Huy Ieper ' +
  'Jõhvi Kelmis Kuressaare Lontzen Liège Lier Malmedy Mechelen Mons Namur Narva Õru Paide Pärnu Põlva Raeren ' +
  'Rakvere Spa Stavelot Tallinn Tartu Tongeren Tõrva Valga Verviers Viljandi Vigala Võru Welkenraedt Zottegem'

export interface SiteName {
  /** Such as `Voga Eupen`. No two are the same. */
  readonly name: string
  /** Its part of an address, such as `voga-eupen`. */
  readonly path: string
  /** In small letters, such as `voga`. */
  readonly application: string
}

/** This number of names, in an order by chance. */
export function siteNames(count: number, random: Random): SiteName[] {
  const pairs = towns.split(' ').flatMap((town) => applications.map((application) => ({ application, town })))
  const shuffled = shuffle(pairs, random)
  return Array.from({ length: count }, (_, index) => {
    const { application, town } = shuffled[index % shuffled.length] ?? { application: 'Noi', town: 'Spa' }
    const round = Math.floor(index / shuffled.length) + 1
    const name = `${application} ${town}${round === 1 ? '' : ` ${round}`}`
    return { name, path: plain(name).replaceAll(' ', '-'), application: plain(application) }
  })
}

export function shuffle<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((each) => ({ each, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each)
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
