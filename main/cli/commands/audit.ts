import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { AuditEntry } from '../../../contract/audit.ts'
import { visibleWords } from '../../../core/domain/visible.ts'
import { eventWords } from '../../../words/audit-events.ts'
import { verificationWords } from '../../../words/audit-verification.ts'
import { say } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { AuditCommand } from '../args/command.ts'
import { auditJson } from '../output/json.ts'
import { table, type Column } from '../output/table.ts'
import { localTime } from '../../../words/spans.ts'
import type { Work } from '../visit.ts'

/** `audit`: what was done, newest last, or only whether the log is whole. Makes no request. */
export async function audit({ verify }: AuditCommand, { api }: Work): Promise<Result<Answer>> {
  const read = await api.readAudit({})
  if (!read.ok) return read
  const { entries, verification } = read.value
  const verified = verificationWords(verification, entries.length)
  return succeed({
    exitCode: verify && !verification.ok ? 1 : 0,
    json: auditJson(read.value),
    text: (paint) => {
      if (verify) return verified
      if (entries.length === 0) return [say('The audit log is empty.')]
      return table(auditColumns(), entries, paint)
    },
    // Not asked for, but the user should know if somebody changed the log.
    ...(!verify && !verification.ok && { complaint: verified }),
  })
}

const auditColumns = (): Column<AuditEntry>[] => [
  { title: '#', cell: (entry) => String(entry.seq) },
  { title: say('When'), cell: (entry) => localTime(entry.at) },
  { title: say('Who'), cell: (entry) => entry.osUser, atMost: 32 },
  { title: say('Site'), cell: ({ site }) => site?.name ?? say('(every site)'), atMost: 40 },
  { title: say('As'), cell: ({ site }) => site?.account ?? '', atMost: 32 },
  { title: say('What'), cell: ({ event }) => visibleWords(eventWords(event)) },
]
