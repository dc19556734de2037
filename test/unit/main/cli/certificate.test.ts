import { expect, it } from 'vitest'
import { run } from '../../../../main/cli/run.ts'
import { fakeConsole, fakeWorld } from './fake-world.ts'
import { failSaying } from '../../../support/failures.ts'

it('shows the fingerprint of a refused certificate, and exits with 4', async () => {
  const signIn = async () =>
    failSaying('certificate', 'Nobody vouches for it.', { certificate: 'selfSigned' })
  const { world, written } = fakeWorld(fakeConsole({ signIn }))
  const choice = { site: 'office', user: null, allowHttp: false, enterFull: false }
  const code = await run({ name: 'list', choice, filter: {}, expired: false }, false, world)
  expect(code).toBe(4)
  expect(written.stderr).toContain('Nobody vouches for it. It is for CN=office, signed by CN=office')
  expect(written.stderr).toContain(`fingerprint is AB:${'AB:'.repeat(30)}AB.`)
})

it.each([[null], [NaN], [1e300]])('says so if its end is %s', async (validTo) => {
  const signIn = async () =>
    failSaying('certificate', 'Nobody vouches for it.', { certificate: 'selfSigned' })
  const { world, written } = fakeWorld(fakeConsole({ signIn, certificate: { validTo } }))
  const choice = { site: 'office', user: null, allowHttp: false, enterFull: false }
  const code = await run({ name: 'list', choice, filter: {}, expired: false }, false, world)
  expect(code).toBe(4)
  expect(written.stderr).toContain('valid until a time that cannot be read. Its SHA-256 fingerprint is AB:')
})
