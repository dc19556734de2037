import { describe, expect, it } from 'vitest'
import { takeSecrets } from '../../../../main/cli/secrets.ts'

describe('takeSecrets', () => {
  it('leaves nothing in the environment for a child to inherit', () => {
    const env = { PATH: '/bin', LINO_SESSIONS_PASSWORD: 'hunter2', LINO_SESSIONS_CODE: '123456' }
    expect(takeSecrets(env)).toEqual({ password: 'hunter2', code: '123456' })
    expect(env).toEqual({ PATH: '/bin' })
  })

  it('takes an empty variable for none', () => {
    expect(takeSecrets({ LINO_SESSIONS_PASSWORD: '' })).toEqual({ password: null, code: null })
  })
})
