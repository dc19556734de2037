import { describe, expect, it } from 'vitest'
import { consoleMethods } from '../../../../contract/method-names.ts'
import { schemas } from '../../../../contract/schemas.ts'
import { callConsole } from '../../../../main/shared/call.ts'
import { createFakeConsole } from '../../../support/fake-console.ts'

describe('a call from a window', () => {
  it('knows the same methods as the schemas', () => {
    expect([...consoleMethods].sort()).toEqual(Object.keys(schemas).sort())
  })

  it('is passed on, as its schema reads it', async () => {
    const { api, calls } = createFakeConsole()
    const answer = await callConsole(api, 'addSite', { name: ' A ', url: 'https://a.example', user: 'robin' })
    expect(answer).toEqual({ kind: 'answered', result: { ok: true, value: 'addSite' } })
    expect(calls).toEqual([
      { method: 'addSite', args: { name: 'A', url: 'https://a.example', user: 'robin' } },
    ])
  })

  it.each([
    'subscribe',
    'toString',
    '__proto__',
    'nothing',
    '',
    7,
    null,
    undefined,
    { toString: () => 'appInfo' },
  ])('is refused for the method %j', async (method) => {
    const { api, calls } = createFakeConsole()
    expect(await callConsole(api, method, {})).toEqual({ kind: 'unknownMethod' })
    expect(calls).toEqual([])
  })

  it.each([
    ['signIn', { siteId: 'a', password: 5 }, 'signIn: password: invalid_type'],
    ['signIn', undefined, 'signIn: (all): invalid_type'],
    ['appInfo', { secretName: 1 }, 'appInfo: (all): unrecognized_keys'],
    [
      'previewKill',
      { siteId: 'a', rule: { refs: ['x'.repeat(32)] } },
      'previewKill: rule.refs.0: invalid_format',
    ],
  ])('is refused without repeating a value: %s %j', async (method, args, reason) => {
    const { api, calls } = createFakeConsole()
    expect(await callConsole(api, method, args)).toEqual({ kind: 'badArguments', reason })
    expect(calls).toEqual([])
  })
})
