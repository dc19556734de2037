import type { AuditEvent } from '../../contract/audit.ts'
import type { ConsoleApi, ConsoleEvent } from '../../contract/console-api.ts'
import type { Exemption } from '../../contract/exemption.ts'
import { succeed } from '../../contract/failure.ts'
import type { Audit } from './audit.ts'
import type { Exemptions } from './exemptions.ts'
import type { Sites } from './sites.ts'

type ExemptionCalls = Pick<ConsoleApi, 'listExemptions' | 'addExemption' | 'removeExemption'>

/** What the console offers to exempt sessions: each change is on record, and is told to every view. */
export function exemptionCalls(
  exemptions: Exemptions,
  audit: Audit,
  sites: Sites,
  emit: (event: ConsoleEvent) => void,
): ExemptionCalls {
  async function changed(kind: AuditEvent['kind'] & `exempt${string}`, each: Exemption): Promise<void> {
    const site = each.siteId === null ? null : sites.get(each.siteId)
    const record = site?.ok ? site.value.record : null
    await audit.note(
      { kind, exempt: each.kind, value: each.value },
      record && { name: record.name, url: record.url, account: record.user },
    )
    const list = await exemptions.list()
    if (list.ok) emit({ type: 'exemptions', exemptions: list.value })
  }

  return {
    listExemptions: () => exemptions.list(),
    async addExemption(wanted) {
      if (wanted.siteId !== null) {
        const site = sites.get(wanted.siteId)
        if (!site.ok) return site
      }
      const added = await exemptions.add(wanted)
      if (added.ok) await changed('exempted', added.value)
      return added
    },
    async removeExemption({ exemptionId }) {
      const removed = await exemptions.remove(exemptionId)
      if (!removed.ok) return removed
      await changed('exemptionRemoved', removed.value)
      return succeed(null)
    },
  }
}
