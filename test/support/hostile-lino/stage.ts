import { X509Certificate } from 'node:crypto'
import type { PinnedCertificate } from '../../../core/ports.ts'
import { makeCertificate, type TestCertificate } from '../certificates.ts'
import { places, type HostileCase } from './case.ts'
import { createPressedClock } from './pressed-clock.ts'
import { startHostileLino, type HostileLino } from './server.ts'
import { runTerminal, type Ended } from './terminal.ts'

export const password = 'Pass-word-of-robin!42'
const day = 86_400_000

export type CommandName = 'list' | 'summary' | 'kill'

/** What a command left. */
export interface Done {
  readonly name: CommandName
  readonly ended: Ended
  /** Keys that existed after it and had not been seeded. */
  readonly left: readonly string[]
  /** Seeded keys that were gone after it. */
  readonly gone: readonly string[]
}

/** A case after it ran: the site, the truth about its sessions, and what each command left. */
export interface Played {
  readonly lino: HostileLino
  readonly seeded: Seeded
  readonly done: readonly Done[]
}

/** Keys by the kind of their sessions. Only the dangling ones may ever end. */
export interface Seeded {
  readonly dangling: readonly string[]
  readonly others: readonly string[]
}

function pinnedTo({ cert }: TestCertificate): PinnedCertificate {
  const fingerprint = new X509Certificate(cert).fingerprint256
  return { fingerprint, validTo: Infinity, pem: cert }
}

let made: TestCertificate | null = null
const certificateOf = ({ https }: HostileCase): TestCertificate | null =>
  https ? (made ??= makeCertificate()) : null

const argvs: Readonly<Record<CommandName, readonly string[]>> = {
  list: ['list'],
  summary: ['summary'],
  kill: ['kill', '--dangling', '--yes'],
}

/** The longest time of a request, milliseconds: far more than an honest answer needs, far less than usual. */
const patienceMs = 1500

/** Runs each of these commands against a fresh site that bends its answers like this. */
export async function play(each: HostileCase, names: readonly CommandName[]): Promise<Played> {
  const certificate = certificateOf(each)
  const lino = await startHostileLino({ ...each.site, password }, certificate)
  try {
    const seeded = seed(lino)
    const all = [...seeded.dangling, ...seeded.others]
    const clock = createPressedClock((ms) => lino.site.moveClock(ms))
    const pinned = certificate && pinnedTo(certificate)
    const done: Done[] = []
    for (const name of names) {
      lino.bend(each.bend(lino), each.insteadAt && places[each.insteadAt])
      const words = [...argvs[name], lino.url, '--user', 'robin', ...(each.more ?? []), '--json']
      const ended = await runTerminal(words, { clock, password, code: each.code, pinned, patienceMs })
      const keys = lino.site.sessions().map(({ key }) => key)
      const left = keys.filter((key) => !all.includes(key))
      done.push({ name, ended, left, gone: all.filter((key) => !keys.includes(key)) })
    }
    return { lino, seeded, done }
  } finally {
    await lino.close()
  }
}

/** One of each kind, and three dangling ones. */
function seed({ site }: HostileLino): Seeded {
  const dangling = [
    site.addSession({ user: 'luc', idleMs: 5 * day }),
    site.addSession({ user: 'marc', idleMs: 6 * day }),
    site.addSession({ user: 'luc', idleMs: 8 * day }),
  ]
  const others = [
    site.addSession({ user: 'luc', idleMs: 60_000 }),
    site.addSession({ user: 'marc', idleMs: 3 * day }),
    site.addSession({ user: 'luc', idleMs: null, expiresInMs: 13 * day }),
    site.addSession({ user: null, expiresInMs: 12 * day }),
    site.addSession({ user: 'marc', idleMs: 15 * day, expiresInMs: -day }),
  ]
  return { dangling, others }
}
