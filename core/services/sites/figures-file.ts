import { z } from 'zod'
import { succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Counts } from '../../../contract/session.ts'
import type { FiguresPoint } from '../../../contract/site.ts'
import type { Locks, Log, SettingsStore } from '../../ports.ts'
import { documentNotice, readDocument } from '../records/stored-document.ts'
import { underLock } from '../records/under-lock.ts'

const count = z.int().min(0)
const counts = z.looseObject({
  listed: count,
  live: count,
  own: count,
  active: count,
  dangling: count,
  unknown: count,
  expired: count,
  anonymous: count,
  expiryUnknown: count,
  onNow: count.nullable(),
  today: count.nullable(),
} satisfies { [C in keyof Counts]: z.ZodType<Counts[C]> })

/** A point as a line of numbers, because there are 96 of each site. */
const point = z.tuple([z.number(), count, count, count.nullable(), count.nullable()])

const siteFigures = z.looseObject({
  siteId: z.string().min(1),
  /** The figures are of the site at this address. Another address is another site. */
  url: z.string(),
  name: z.string(),
  readAt: z.number().nullable(),
  counts: counts.nullable(),
  /** The sessions limit that a refusal has shown. */
  learntLimit: count.nullable(),
  points: z.array(point),
})

// Loose: what a later version of the same form adds is kept.
const figuresDocument = z.looseObject({ version: z.literal(1), sites: z.array(siteFigures) })

const document = { what: 'figures', schema: figuresDocument, version: 1 } as const

/** What was last known of a site. Counts and names, and never a session. Times in milliseconds. */
export interface KeptFigures {
  readonly siteId: string
  readonly url: string
  readonly name: string
  /** When it was last read. Null: never. */
  readonly readAt: number | null
  readonly counts: Counts | null
  readonly learntLimit: number | null
  readonly points: readonly FiguresPoint[]
}

/** The file of the last known figures, which the windows of this data folder share. */
export interface FiguresFile {
  read(): Promise<{ readonly sites: readonly KeptFigures[]; readonly notice: Cause | null }>
  /**
   * Changes what the file has. A file that cannot be read, or of a newer version, stays unchanged. Returns
   * whether the figures are on the disk.
   */
  change(edit: (there: readonly KeptFigures[]) => readonly KeptFigures[]): Promise<boolean>
}

export function createFiguresFile(store: SettingsStore, locks: Locks, log: Log): FiguresFile {
  async function write(edit: Parameters<FiguresFile['change']>[0]): Promise<Result<boolean>> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'untouched') return succeed(false)
    const before = found.kind === 'document' ? found.value : { version: 1 as const, sites: [] }
    const entries = new Map(before.sites.map((site) => [site.siteId, site]))
    const sites = edit(before.sites.map(toKept)).map((site) => ({
      ...entries.get(site.siteId),
      ...toEntry(site),
    }))
    const written = await store.write({ ...before, sites })
    if (!written.ok)
      log.write('warning', 'The figures could not be written', { reason: faultCode(written.fault) })
    return succeed(written.ok)
  }

  return {
    async read() {
      const found = await readDocument(store, document, log)
      const notice = documentNotice('figures', found)
      return { sites: found.kind === 'document' ? found.value.sites.map(toKept) : [], notice }
    },
    async change(edit) {
      const done = await underLock(locks, log, 'figures', () => write(edit))
      return done.ok && done.value
    },
  }
}

function toKept({
  siteId,
  url,
  name,
  readAt,
  counts,
  learntLimit,
  points,
}: z.infer<typeof siteFigures>): KeptFigures {
  const ofDay = points.map(([at, live, dangling, onNow, limit]) => ({ at, live, dangling, onNow, limit }))
  return { siteId, url, name, readAt, counts, learntLimit, points: ofDay }
}

function toEntry({ points, ...site }: KeptFigures): z.infer<typeof siteFigures> {
  const { counts } = site
  return {
    ...site,
    counts: counts && { ...counts },
    points: points.map(({ at, live, dangling, onNow, limit }) => [at, live, dangling, onNow, limit]),
  }
}
