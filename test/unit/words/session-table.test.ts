import { describe, expect, it } from 'vitest'
import type { Session, SessionState } from '../../../contract/session.ts'
import { tableCsv, tableFile, tableText } from '../../../words/session-table.ts'
import { day, monday, session } from '../../support/sessions.ts'

const judged = (more: Partial<Session>, state: SessionState = 'dangling') => ({
  session: session(more),
  state,
})

describe('rows of the table', () => {
  it('as text are the columns that are shown, with tabs in between', () => {
    const rows = [judged({ user: 'marc', ip: '10.0.0.1' }), judged({ user: null, ip: null }, 'unknown')]
    expect(tableText(rows, ['user', 'ip', 'state'], monday)).toBe(
      'marc\t10.0.0.1\tDangling\n(anonymous)\tnot known\tUnknown',
    )
  })

  it('as CSV have the fields of the list in JSON, and no part of a key', () => {
    const row = judged({ user: 'marc', ip: '10.0.0.1', lastActivity: monday - day, expiresAt: monday + day })
    const [head, line] = tableCsv([row], monday).split('\r\n')
    expect(head).toBe('ref,user,state,lastActivity,idleSeconds,ip,expiresAt')
    const { ref, keyPrefix } = row.session
    const [before, after] = [monday - day, monday + day].map((at) => new Date(at).toISOString())
    expect(line).toBe(`${ref},marc,dangling,${before},86400,10.0.0.1,${after}`)
    expect(line).not.toContain(`,${keyPrefix}`)
  })

  it.each(['=1+1', '@SUM(A1)', '+1', 'a\tb', 'a;b'])('keep %j from being computed or split', (user) => {
    const [, line = ''] = tableCsv([judged({ user })], monday).split('\r\n')
    expect(line).not.toContain(`,${user},`)
    expect(tableText([judged({ user })], ['user', 'state'], monday).split('\t')).toHaveLength(2)
    expect(tableText([judged({ user })], ['user'], monday)).not.toBe(user)
  })

  it('have a file that is named after the site', () => {
    expect(tableFile('Foo / Bar', Date.UTC(2026, 10, 30, 9, 5))).toBe('sessions-foo-bar-20261130T0905.csv')
    expect(tableFile('…', Number.NaN)).toBe('sessions-site-undated.csv')
  })
})
