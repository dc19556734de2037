import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Keychain } from '../../../core/adapters/keychain/index.ts'
import {
  describeWithSecretService,
  entriesByHand,
  secludedEnvironment,
  startSecretService,
  temporaryFolder,
  type SecretService,
} from '../../support/secret-service/index.ts'
import { openKeychain } from './keychain.ts'

describeWithSecretService('an unlocked GNOME Keyring', () => {
  let service: SecretService
  let keychain: Keychain

  beforeAll(async () => {
    service = await startSecretService({ password: 'of the keyring' })
    keychain = openKeychain(service.env)
  })
  afterAll(async () => {
    keychain.close()
    await service.stop()
  })

  test('is available', async () => {
    expect(await keychain.state()).toBe('available')
  })

  test.each([
    ['plain', 'correct horse battery staple'],
    ['letters of all kinds', 'Pässwörd ✓ 漢字 \u{1d11e} \u200d "\'\\%$&'],
    ['lines and spaces', ' first\nsecond\t\r\n '],
    ['4 KB', 'ä0'.repeat(1365) + 'x'],
  ])('gives back what was put into it: %s', async (name, secret) => {
    expect(await keychain.write(name, secret)).toEqual({ ok: true, value: null })
    expect(await keychain.read(name)).toEqual({ ok: true, value: secret })
  })

  test('an empty place is null, and no trouble', async () => {
    expect(await keychain.read('nobody was here')).toEqual({ ok: true, value: null })
    expect(await keychain.remove('nobody was here')).toEqual({ ok: true, value: null })
  })

  test('a second secret takes the place of the first, and a removed one is gone', async () => {
    await keychain.write('twice', 'old')
    await keychain.write('twice', 'new')
    expect(await keychain.read('twice')).toEqual({ ok: true, value: 'new' })
    expect(await keychain.remove('twice')).toEqual({ ok: true, value: null })
    expect(await keychain.read('twice')).toEqual({ ok: true, value: null })
  })

  test('an empty secret counts as none', async () => {
    await keychain.write('emptied', 'full')
    expect(await keychain.write('emptied', '')).toEqual({ ok: true, value: null })
    expect(await keychain.read('emptied')).toEqual({ ok: true, value: null })
  })

  test('another process finds it, under our name', async () => {
    await keychain.write('kept', 'across starts')
    const later = openKeychain(service.env)
    expect(await later.read('kept')).toEqual({ ok: true, value: 'across starts' })
    later.close()
    expect(await entriesByHand(service.env)).toMatch(/account = kept/)
  })

  test('many calls at once are answered each with its own', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `crowd ${index}`)
    await Promise.all(names.map((name) => keychain.write(name, `secret of ${name}`)))
    const answers = await Promise.all(names.map((name) => keychain.read(name)))
    expect(answers).toEqual(names.map((name) => ({ ok: true, value: `secret of ${name}` })))
  })

  test('a secret that the keyring cuts off is unreadable, and what is left of it is not kept', async () => {
    expect(await keychain.write('cut', 'before\0after')).toEqual({ ok: false, trouble: 'unreadable' })
    expect(await keychain.read('cut')).toEqual({ ok: true, value: null })
  })

  test('bytes that are no text are unreadable', async () => {
    const entry = ['service', 'Lino Session Console', 'account', 'bytes']
    await service.storeByHand(Buffer.from([0x61, 0xff, 0xfe, 0x62]), entry)
    expect(await keychain.read('bytes')).toEqual({ ok: false, trouble: 'unreadable' })
  })

  test('an entry without an account under our name does no harm', async () => {
    await service.storeByHand(Buffer.from('of somebody else'), ['service', 'Lino Session Console'])
    await keychain.write('beside it', 'ours')
    expect(await keychain.read('beside it')).toEqual({ ok: true, value: 'ours' })
    expect(await keychain.read('not there')).toEqual({ ok: true, value: null })
    expect(await keychain.remove('not there')).toEqual({ ok: true, value: null })
    expect(await keychain.state()).toBe('available')
    expect(await entriesByHand(service.env)).toMatch(/of somebody else/)
  })
})

describeWithSecretService('a locked GNOME Keyring', () => {
  let service: SecretService
  let keychain: Keychain

  beforeEach(async () => {
    service = await startSecretService({ password: 'of the keyring' })
    keychain = openKeychain(service.env)
    await keychain.write('kept', 'secret')
    await service.lock()
    return async () => {
      keychain.close()
      await service.stop()
    }
  })

  test('is locked, not empty', async () => {
    expect(await keychain.state()).toBe('locked')
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'locked' })
    expect(await keychain.read('never there')).toEqual({ ok: false, trouble: 'locked' })
    expect(await keychain.write('kept', 'other')).toEqual({ ok: false, trouble: 'locked' })
    expect(await keychain.remove('kept')).toEqual({ ok: false, trouble: 'locked' })
  })

  test('stays locked after a wrong password, and opens with the right one', async () => {
    await service.signIn('wrong')
    expect(await keychain.state()).toBe('locked')
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'locked' })
    await service.signIn('of the keyring')
    expect(await keychain.state()).toBe('available')
    expect(await keychain.read('kept')).toEqual({ ok: true, value: 'secret' })
  })
})

describeWithSecretService('no keyring', () => {
  test('no session bus: missing', async () => {
    const folder = temporaryFolder()
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const keychain = openKeychain(secludedEnvironment(folder))
    expect(await keychain.state()).toBe('missing')
    expect(await keychain.read('any')).toEqual({ ok: false, trouble: 'missing' })
    expect(await keychain.write('any', 'secret')).toEqual({ ok: false, trouble: 'missing' })
    expect(await keychain.remove('any')).toEqual({ ok: false, trouble: 'missing' })
    keychain.close()
  })

  test('a keyring that nobody made yet is empty, and nothing is kept if nobody can make it', async () => {
    const service = await startSecretService({ password: null })
    onTestFinished(service.stop)
    const keychain = openKeychain(service.env)
    expect(await keychain.read('any')).toEqual({ ok: true, value: null })
    expect(await keychain.write('any', 'secret')).toEqual({ ok: false, trouble: 'missing' })
    keychain.close()
  })
})
