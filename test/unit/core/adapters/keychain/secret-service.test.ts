import { expect, test } from 'vitest'
import { busAddress } from '../../../../../core/adapters/keychain/bus-address.ts'
import { secretServiceLock } from '../../../../../core/adapters/keychain/secret-service.ts'

test("the session bus is the environment's, else systemd's, else there is none", () => {
  const named = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/bus', XDG_RUNTIME_DIR: '/run/user/1000' }
  expect(busAddress(named)).toBe('unix:path=/tmp/bus')
  expect(busAddress({ XDG_RUNTIME_DIR: '/run/user/1000' })).toBe('unix:path=/run/user/1000/bus')
  expect(busAddress({ DBUS_SESSION_BUS_ADDRESS: '' })).toBeNull()
})

test.each([[null], ['unix:path=/nowhere/at/all'], ['no address'], ['unix:abstract=']])(
  'at the address %s nobody answers: missing',
  async (address) => {
    const lock = secretServiceLock(address)
    expect(await lock.look()).toBe('missing')
    expect(await lock.unlock()).toBe('missing')
    expect(await lock.whyNothing('service', 'name')).toBe('missing')
  },
)
