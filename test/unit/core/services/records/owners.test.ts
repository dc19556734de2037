import { describe, expect, it } from 'vitest'
import type { Owner, OwnerState } from '../../../../../core/ports.ts'
import { isSameOwner, mayBeRunning, ownerByNumber } from '../../../../../core/services/records/owners.ts'

const hour = 3_600_000
const owner: Owner = { id: 7, machine: 'm', boot: 'b', pidSpace: 'p', started: 's' }

describe('an owner on record', () => {
  it.each(['machine', 'boot', 'pidSpace', 'started'] as const)('is another one by its %s alone', (fact) => {
    expect(isSameOwner(owner, { ...owner })).toBe(true)
    expect(isSameOwner(owner, { ...owner, [fact]: 'other' })).toBe(false)
    expect(isSameOwner(owner, { ...owner, [fact]: null })).toBe(false)
  })

  it('is another one by its number alone', () => {
    expect(isSameOwner(owner, { ...owner, id: 8 })).toBe(false)
    expect(isSameOwner(ownerByNumber(7), ownerByNumber(7))).toBe(true)
  })

  it.each<[OwnerState, boolean, boolean]>([
    ['running', true, true],
    ['gone', false, false],
    ['otherMachine', true, true],
    ['otherProcesses', true, true],
    ['unknownMachine', true, false],
  ])('that is %s may be at work: %s within a day, %s after it', async (state, within, after) => {
    const processes = { own: async () => owner, look: async () => state }
    expect(await mayBeRunning(processes, owner, 0, 24 * hour - 1)).toBe(within)
    expect(await mayBeRunning(processes, owner, 0, 24 * hour)).toBe(after)
  })
})
