import { say } from '../../words/say.ts'
import { whyNotWritten } from '../../words/write-reasons.ts'

/** For stderr: the result did not reach stdout. For a kill that was begun, it says where the outcomes are. */
export function resultLost(code: string, killed: boolean): string {
  const lost = say('The result could not be written ({reason}).', { reason: whyNotWritten(code) ?? code })
  if (!killed) return `lino-sessions: ${lost}\n`
  const where = say(
    'What came of the kill is in the audit log: lino-sessions audit. Read the site again to see what is there.',
  )
  return `lino-sessions: ${lost} ${where}\n`
}
