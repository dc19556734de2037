import { describe, expect, it } from 'vitest'
import { cleanEnvironment, takeEnvironment, type Variables } from '../../../../main/shared/environment.ts'

const unverified = ['NODE_TLS_REJECT', 'UNAUTHORIZED'].join('_')

describe('takeEnvironment', () => {
  it('leaves nothing secret, and nothing that weakens a promise, for a child to inherit', () => {
    const env = {
      PATH: '/bin',
      LINO_SESSIONS_PASSWORD: 'hunter2',
      LINO_SESSIONS_CODE: '123456',
      [unverified]: '0',
      NODE_USE_ENV_PROXY: '1',
    }
    const taken = takeEnvironment(env)
    expect(taken.secrets).toEqual({ password: 'hunter2', code: '123456' })
    expect([env, taken.variables]).toEqual([{ PATH: '/bin' }, { PATH: '/bin' }])
  })

  it('takes an empty variable for none', () => {
    const { secrets, userName, noKeychain } = takeEnvironment({ LINO_SESSIONS_PASSWORD: '', USER: '' })
    expect([secrets, userName, noKeychain]).toEqual([{ password: null, code: null }, null, false])
  })

  it('keeps a line for each request in the log where that is asked for in exactly that word', () => {
    const asked = (LINO_SESSIONS_LOG: string): boolean => takeEnvironment({ LINO_SESSIONS_LOG }).debugLog
    expect(['debug', '', 'DEBUG', 'info'].map(asked)).toEqual([true, false, false, false])
  })

  it('knows the user and the proxies by both spellings', () => {
    const taken = takeEnvironment({ USERNAME: 'robin', https_proxy: 'a', ALL_PROXY: 'b', OTHER: 'c' })
    expect(taken.userName).toBe('robin')
    expect(taken.proxies).toMatchObject({ https_proxy: 'a', ALL_PROXY: 'b' })
    expect(taken.proxies).not.toHaveProperty('OTHER')
  })
})

describe('cleanEnvironment', () => {
  it.each<[Variables, Variables, string[]]>([
    [{ NODE_DEBUG: 'http' }, {}, ['NODE_DEBUG']],
    [{ NODE_DEBUG: '' }, { NODE_DEBUG: '' }, []],
    [{ NODE_DEBUG_NATIVE: 'tls' }, {}, ['NODE_DEBUG_NATIVE']],
    [{ NODE_OPTIONS: '--max-old-space-size=99' }, { NODE_OPTIONS: '--max-old-space-size=99' }, []],
    [{ NODE_OPTIONS: '--tls-keylog=/tmp/keys' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--import a --tls-keylog /tmp/k' }, { NODE_OPTIONS: '--import a' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--trace-tls' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--tls-min-v1.0' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--tls-cipher-list=ALL' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--insecure-http-parser' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
  ])('%j: %j', (env, variables, obeyed) => {
    expect(cleanEnvironment({ PATH: '/bin', ...env })).toEqual({
      variables: { PATH: '/bin', ...variables },
      obeyed,
    })
  })
})
