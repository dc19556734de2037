import { z } from 'zod'
import type { AlertSettings } from '../../../contract/alert.ts'
import { alertSettingsSchema } from '../../../contract/alert-schemas.ts'
import { fail, because, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { AlertEntry } from '../../domain/alerts/book.ts'
import type { Locks, Log, SettingsStore } from '../../ports.ts'
import { documentNotice, readDocument } from '../records/stored-document.ts'
import { underLock } from '../records/under-lock.ts'

const time = z.number().nullable()
const kinds = {
  full: 'full',
  falseAlert: 'falseAlert',
  nearLimit: 'nearLimit',
  dangling: 'dangling',
  userSessions: 'userSessions',
  unreachable: 'unreachable',
  certificate: 'certificate',
  certificateExpires: 'certificateExpires',
  auditDamaged: 'auditDamaged',
} as const satisfies { [K in AlertEntry['kind']]: K }

const entry = z.object({
  alertId: z.string(),
  kind: z.enum(kinds),
  siteId: z.string().nullable(),
  siteName: z.string().nullable(),
  since: z.number(),
  endedAt: time,
  snoozedUntil: time,
  began: z.boolean(),
  told: z.boolean(),
  goneSince: time,
})

// Loose: what a later version of the same form adds is kept.
const alertsDocument = z.looseObject({
  version: z.literal(1),
  settings: alertSettingsSchema.exactOptional(),
  entries: z.array(entry).default([]),
})

const document = { what: 'alerts', schema: alertsDocument, version: 1 } as const

interface KeptAlerts {
  /** Null: the user has chosen nothing. */
  readonly settings: AlertSettings | null
  /** Without figures: a user's name is in no file of alerts. */
  readonly entries: readonly AlertEntry[]
  readonly notice: Cause | null
}

/** The file of the alerts' settings, and of what was said, so that a new start does not say it again. */
export interface AlertsFile {
  read(): Promise<KeptAlerts>
  /** A file that cannot be read, or of a newer version, stays unchanged: a `storage` failure. */
  write(change: {
    readonly settings?: AlertSettings
    readonly entries?: readonly AlertEntry[]
  }): Promise<Result<null>>
}

export function createAlertsFile(store: SettingsStore, locks: Locks, log: Log): AlertsFile {
  async function write({ settings, entries }: Parameters<AlertsFile['write']>[0]): Promise<Result<null>> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'untouched') return because('storage', found.why, { file: 'alerts' })
    const before = found.kind === 'document' ? found.value : { version: 1 as const, entries: [] }
    const written = await store.write({
      ...before,
      ...(settings && { settings }),
      ...(entries && { entries: entries.map((each) => entry.parse(each)) }),
    })
    if (written.ok) return succeed(null)
    log.write('error', 'The alerts could not be written', { reason: faultCode(written.fault) })
    return fail('storage', 'alertsNotWritten', { fault: written.fault }, { file: 'alerts' })
  }

  return {
    async read() {
      const found = await readDocument(store, document, log)
      const { settings = null, entries = [] } = found.kind === 'document' ? found.value : {}
      return {
        settings,
        entries: entries.map((each) => ({ ...each, figures: {} })),
        notice: documentNotice('alerts', found),
      }
    },
    write: (change) => underLock(locks, log, 'alerts', () => write(change)),
  }
}
