import { seededRandom } from '../site/random.ts'
import type { FleetKind, KindOfSite } from './kinds.ts'
import { kindsOf, siteOfKind } from './kinds.ts'
import { shuffle, siteNames } from './names.ts'

/** A site of a fleet, before it starts. */
export interface PlannedSite extends KindOfSite {
  readonly name: string
  readonly kind: FleetKind
  /** From 0 on. Sites with the same number share a port, each with its own prefix. */
  readonly host: number
  readonly prefix: string
  readonly tags: readonly string[]
  readonly folder: string
  /** It has a password of its own. The others have the same one. */
  readonly ownPassword: boolean
}

const folders: readonly [string, ...string[]] = ['Belgium', 'Estonia', 'Germany', 'Hosted for others']

/** Of this number of sites that follow each other, the first few share a port. */
const neighbours = { of: 20, sharing: 4 }
/** One site of this number has a password of its own. */
const ownPasswords = 20

/** The same number, seed and kinds give the same fleet. `kinds`: one for each site. */
export function planFleet(
  count: number,
  seed: number,
  kinds: readonly FleetKind[] = kindsOf(count),
): PlannedSite[] {
  const random = seededRandom(seed)
  const names = siteNames(count, random)
  const counted = new Map<FleetKind, number>()
  let host = -1
  let shared = -1
  return shuffle(kinds, random).map((kind, index) => {
    const nth = counted.get(kind) ?? 0
    counted.set(kind, nth + 1)
    const { name, path, application } = names[index] ?? { name: '', path: '', application: '' }
    const begins = index % neighbours.of === 0
    const shares = index % neighbours.of < neighbours.sharing && kind !== 'dead' && count > 1
    if (begins) shared = -1
    if (!shares || shared === -1) host += 1
    if (shares && shared === -1) shared = host
    const site = siteOfKind(kind, nth, random)
    return {
      ...site,
      name,
      kind,
      host: shares ? shared : host,
      prefix: shares ? `/${path}` : '',
      tags: [application, ...(site.room === null ? [] : ['limited'])],
      folder: random.pick(folders),
      ownPassword: index % ownPasswords === ownPasswords - 1,
      options: { ...site.options, seed: seed * 1000 + index, ban: true, title: name },
    }
  })
}
