import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { AuditEntry } from '../../../contract/audit.ts'
import type { Answer } from '../answer.ts'
import type { AuditCommand } from '../args/command.ts'
import { auditJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { localTime } from '../output/times.ts'
import type { Work } from '../visit.ts'
import { eventWords, verificationWords } from './audit-words.ts'

/** `audit`: what was done, newest last; or only whether the log is whole. No site is asked. */
export async function audit({ verify }: AuditCommand, { api }: Work): Promise<Result<Answer>> {
  const read = await api.readAudit({})
  if (!read.ok) return read
  const { entries, verification } = read.value
  const verified = verificationWords(read.value)
  return succeed({
    exitCode: verify && !verification.ok ? 1 : 0,
    json: auditJson(read.value),
    text: (paint) => {
      if (verify) return verified
      if (entries.length === 0) return ['The audit log is empty.']
      return table(auditColumns, entries, paint)
    },
    // Not asked for, and yet to be known by whoever reads a log that somebody changed.
    ...(!verify && !verification.ok && { complaint: verified }),
  })
}

const auditColumns = [
  { title: '#', cell: (entry: AuditEntry) => String(entry.seq) },
  { title: 'WHEN', cell: (entry: AuditEntry) => localTime(entry.at) },
  { title: 'WHO', cell: (entry: AuditEntry) => entry.osUser, atMost: 32 },
  { title: 'SITE', cell: ({ site }: AuditEntry) => site?.name ?? '(every site)', atMost: 40 },
  { title: 'AS', cell: ({ site }: AuditEntry) => site?.account ?? '', atMost: 32 },
  { title: 'WHAT', cell: ({ event }: AuditEntry) => eventWords(event) },
]
