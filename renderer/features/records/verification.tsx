import type { ReactNode } from 'react'
import type { AuditLog } from '../../../contract/audit.ts'
import { Note } from '../../components/note.tsx'
import { verificationWords } from '../../../words/audit-verification.ts'

/** The number of problems that are shown one by one. */
const shownAtMost = 10

/** Whether the log is whole. This comes first. */
export function Verification({ log: { entries, verification } }: { log: AuditLog }): ReactNode {
  if (verification.ok && entries.length === 0) return null
  const sentences = verificationWords(verification, entries.length, shownAtMost)
  const { ok } = verification
  return (
    <div role={ok ? 'status' : 'alert'}>
      <Note tone={toneOf(verification)} testId={`audit-${ok ? 'whole' : 'broken'}`}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
    </div>
  )
}

function toneOf({ ok, head }: AuditLog['verification']): 'good' | 'plain' | 'danger' {
  if (!ok) return 'danger'
  return head === 'checked' ? 'good' : 'plain'
}
