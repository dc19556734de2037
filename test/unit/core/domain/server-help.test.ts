import { describe, expect, it } from 'vitest'
import { failureKinds } from '../../../../contract/failure.ts'
import { roomOnServer, serverHelp } from '../../../../core/domain/server-help.ts'

// That they do what they say is shown on real Linos: test/lino/special-cases.test.ts.
describe('serverHelp', () => {
  it('helps if one broken session hides the table, and if a site is full, and never otherwise', () => {
    const helped = failureKinds.filter((kind) => serverHelp(kind).length > 0)
    expect(helped.sort()).toEqual(['limitReached', 'tableHidden'])
    expect(serverHelp('limitReached')).toBe(roomOnServer)
  })

  it.each(['tableHidden', 'limitReached'] as const)('%s: lines that a shell takes unchanged', (kind) => {
    const lines = serverHelp(kind)
    expect(lines[0]).toMatch(/^python manage\.py /)
    // One pair of single quotes around all that is Python, and nothing in it that ends them or that a shell
    // would read.
    for (const quoted of lines.join('\n').split('\n\n')) expect(quoted.split("'").length % 2).toBe(1)
    for (const line of lines) expect(line).not.toMatch(/[\n\t]/)
  })

  it('never prints a whole key', () => {
    const printing = serverHelp('tableHidden').filter((line) => line.includes('print('))
    expect(printing.join('\n')).toContain('session.session_key[:6]')
    expect(printing.join('\n').replaceAll('session.session_key[:6]', '')).not.toContain('session_key')
  })
})
