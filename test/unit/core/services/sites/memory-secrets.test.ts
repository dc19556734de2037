import { expect, test } from 'vitest'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'

const done = { ok: true, value: null }

test('keeps, replaces and removes secrets by their names', async () => {
  const secrets = createMemorySecrets()
  expect(await secrets.read('a')).toEqual(done)
  expect(await secrets.write('a', 'first')).toEqual(done)
  expect(await secrets.write('b', 'other')).toEqual(done)
  expect(await secrets.write('a', 'second')).toEqual(done)
  expect(await secrets.read('a')).toEqual({ ok: true, value: 'second' })
  expect(await secrets.remove('a')).toEqual(done)
  expect(await secrets.remove('a')).toEqual(done)
  expect(await secrets.read('a')).toEqual(done)
  expect(await secrets.read('b')).toEqual({ ok: true, value: 'other' })
})

test('an empty secret counts as none', async () => {
  const secrets = createMemorySecrets()
  await secrets.write('a', 'full')
  await secrets.write('a', '')
  expect(await secrets.read('a')).toEqual(done)
})

test('forgets everything when it is closed', async () => {
  const secrets = createMemorySecrets()
  await secrets.write('a', 'secret')
  secrets.close()
  expect(await secrets.read('a')).toEqual(done)
})
