import type { AuditEvent } from '../../../contract/audit.ts'
import type { ConsoleApi, ConsoleEvent } from '../../../contract/console-api.ts'
import type { Exemption } from '../../../contract/exemption.ts'
import type { Result } from '../../../contract/failure.ts'
import { notOnRecord, type Audit } from '../records/audit.ts'
import type { Exemptions } from './exemptions.ts'
import type { Sites } from '../sites/sites.ts'

type ExemptionCalls = Pick<ConsoleApi, 'listExemptions' | 'addExemption' | 'removeExemption'>

/** The calls that exempt sessions. Each change is on record, and every view gets it. */
export function exemptionCalls(
  exemptions: Exemptions,
  audit: Audit,
  sites: Sites,
  emit: (event: ConsoleEvent) => void,
): ExemptionCalls {
  async function changed(
    kind: AuditEvent['kind'] & `exempt${string}`,
    each: Exemption,
  ): Promise<Result<null>> {
    const site = each.siteId === null ? null : sites.get(each.siteId)
    const record = site?.ok ? site.value.record : null
    const noted = await audit.note(
      { kind, exempt: each.kind, value: each.value },
      record && { name: record.name, url: record.url, account: record.user },
    )
    const list = await exemptions.list()
    if (list.ok) emit({ type: 'exemptions', exemptions: list.value })
    if (noted.ok) return noted
    return notOnRecord(noted.failure, kind)
  }

  return {
    listExemptions: () => exemptions.list(),
    async addExemption(wanted) {
      if (wanted.siteId !== null) {
        const site = sites.get(wanted.siteId)
        if (!site.ok) return site
      }
      const added = await exemptions.add(wanted)
      if (!added.ok) return added
      const noted = await changed('exempted', added.value)
      return noted.ok ? added : noted
    },
    async removeExemption({ exemptionId }) {
      const removed = await exemptions.remove(exemptionId)
      if (!removed.ok) return removed
      return changed('exemptionRemoved', removed.value)
    },
  }
}
