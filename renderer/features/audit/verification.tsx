import type { ReactNode } from 'react'
import type { AuditLog } from '../../../contract/audit.ts'
import { Note } from '../../components/note.tsx'
import { verificationWords } from '../../text/audit.ts'

/** Whether the log is whole: the first thing to know of it. */
export function Verification({ log: { entries, verification } }: { log: AuditLog }): ReactNode {
  const said = verificationWords(verification, entries.length)
  if (said.length === 0) return null
  const { ok, head } = verification
  return (
    <div role={ok ? 'status' : 'alert'}>
      <Note
        tone={ok ? (head === 'checked' ? 'good' : 'plain') : 'danger'}
        testId={`audit-${ok ? 'whole' : 'broken'}`}
      >
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
    </div>
  )
}
