import { describe, expect, it } from 'vitest'
import { closeInWords } from '../../../../main/shared/close-in-words.ts'
import { hideSecrets } from '../../../../main/shared/hide-secrets.ts'

const log = { write: () => undefined }

describe('quitting', () => {
  it('says nothing when it is signed out everywhere', async () => {
    const told: string[] = []
    const code = await closeInWords({ close: async () => ({ leftBehind: [] }) }, log, (line) =>
      told.push(line),
    )
    expect({ code, told }).toEqual({ code: 0, told: [] })
  })

  it('names the sites where one session may be left', async () => {
    const told: string[] = []
    const close = async () => ({ leftBehind: ['Tallinn', 'Eupen'] })
    const code = await closeInWords({ close }, log, (line) => told.push(line))
    expect(code).toBe(1)
    expect(told.join()).toContain('one session may be left on Tallinn, Eupen.')
  })
})

describe('what is typed as a secret', () => {
  it('is hidden from the log before it is used', () => {
    const hidden: string[] = []
    const onCall = hideSecrets({ ...log, hide: (secret) => void hidden.push(secret) })
    onCall('signIn', { siteId: 'a', password: 'pw-1', code: '123456' })
    for (const args of [undefined, null, 7, 'x', { password: 7 }]) onCall('signIn', args)
    expect(hidden).toEqual(['pw-1', '123456'])
  })
})
