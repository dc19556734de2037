import { assertNever } from '../contract/assert-never.ts'
import type { AuditProblem, AuditVerification } from '../contract/audit.ts'
import { say, sayCount } from './say.ts'

/**
 * Whether the audit log is whole, in sentences. `toldAtMost`: the number of problems that are shown. The
 * others are counted.
 */
export function verificationWords(
  { ok, problems, head }: AuditVerification,
  entries: number,
  toldAtMost = Infinity,
): string[] {
  return [...(ok ? [wholeWords(entries)] : damagedWords(problems, toldAtMost)), headWords(head)]
}

const wholeWords = (count: number): string =>
  sayCount(
    'The audit log is whole: {count} entry, unchanged and in order.',
    'The audit log is whole: {count} entries, unchanged and in order.',
    { count },
  )

function damagedWords(problems: readonly AuditProblem[], toldAtMost: number): string[] {
  const count = problems.length - toldAtMost
  const more = sayCount('{count} more line does not fit.', '{count} more lines do not fit.', { count })
  return [
    say('The audit log is not whole.'),
    ...problems.slice(0, toldAtMost).map(problemWords),
    ...(count > 0 ? [more] : []),
  ]
}

/** Lines are numbered from 1. */
function problemWords({ kind, line }: AuditProblem): string {
  switch (kind) {
    case 'edited':
      return say('Line {line} was edited after it was written.', { line })
    case 'broken':
      return say('Line {line} does not follow the line before it: lines were removed, added or moved.', {
        line,
      })
    case 'truncated':
      return say('Lines are missing at the end, from line {line} on.', { line })
    case 'replaced':
      return say('Line {line} is not the line that the keychain knows.', { line })
    case 'unreadable':
      return say('Line {line} cannot be read.', { line })
    default:
      return assertNever(kind)
  }
}

function headWords(head: AuditVerification['head']): string {
  switch (head) {
    case 'checked':
      return say('Its last line is the line that the keychain knows.')
    case 'unchecked':
      return say('Without a keychain, lines missing at the end would not be noticed.')
    default:
      return assertNever(head)
  }
}
