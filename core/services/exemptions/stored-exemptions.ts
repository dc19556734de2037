import { z } from 'zod'
import type { Exemption, ExemptionKind } from '../../../contract/exemption.ts'
import { because, cause, fail, succeed, type Result } from '../../../contract/failure.ts'
import type { Log, SettingsStore } from '../../ports.ts'
import { readDocument, type DocumentOf } from '../records/stored-document.ts'

const kind = z.enum({ user: 'user', ip: 'ip', session: 'session' } satisfies { [K in ExemptionKind]: K })
const firstExemption = z.object({
  exemptionId: z.string(),
  siteId: z.string().nullable(),
  kind,
  value: z.string(),
  at: z.number(),
})
const exemption = firstExemption.extend({ url: z.string().exactOptional() })

// Strict: a list with words that this version does not know may hold a user whom it would not spare. It is
// put aside, and the console says so.
const firstDocument = z.strictObject({ version: z.literal(1), exemptions: z.array(firstExemption) })
const document = z.strictObject({ version: z.literal(2), exemptions: z.array(exemption) })

/** Version 1 did not hold the addresses of sites. */
const eachVersion: DocumentOf<{ readonly exemptions: readonly Exemption[] }> = {
  what: 'exemptions',
  schema: z.union([document, firstDocument]),
  version: 2,
}

/** The list as the file has it. A list that is lost is a failure until there is a new one. */
export async function readExemptions(store: SettingsStore, log: Log): Promise<Result<readonly Exemption[]>> {
  const found = await readDocument(store, eachVersion, log)
  if (found.kind === 'absent') return succeed([])
  if (found.kind === 'document') return succeed(found.value.exemptions)
  if (found.kind === 'lost' && found.keptAs !== null)
    return fail('storage', 'exemptionsLost', { keptAs: found.keptAs }, { file: 'exemptions' })
  const why = found.kind === 'untouched' ? found.why : cause('exemptionsLost', { keptAs: null })
  const also = [cause('nothingKilled')]
  return because('storage', why, { also, file: 'exemptions' })
}

/** The document to write. An address that nobody knows is not written. */
export function toDocument(exemptions: readonly Exemption[]): z.infer<typeof document> {
  return {
    version: 2,
    exemptions: exemptions.map(({ exemptionId, siteId, kind, value, at, url }) => ({
      exemptionId,
      siteId,
      kind,
      value,
      at,
      ...(typeof url === 'string' && { url }),
    })),
  }
}
