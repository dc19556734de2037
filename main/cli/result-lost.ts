import { whyLost } from '../shared/watched-output.ts'

/** For stderr: the result did not reach stdout. Of a kill that was begun it is said where it stands all the same. */
export function resultLost(code: string, killed: boolean): string {
  const where = killed
    ? ' What came of the kill is in the audit log: lino-sessions audit. Read the site again to see what is there.'
    : ''
  return `lino-sessions: the result could not be written (${whyLost(code)}).${where}\n`
}
