import tls, { type SecureContext } from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => void vi.restoreAllMocks())

/** What a first connection believes on a machine with these authorities. */
async function believed(authorities: (kind?: string) => string[]) {
  vi.resetModules()
  vi.spyOn(tls, 'getCACertificates').mockImplementation(authorities)
  const made = vi
    .spyOn(tls, 'createSecureContext')
    .mockImplementation(() => ({ context: {} }) as SecureContext)
  const { tlsTrust } = await import('../../../../core/adapters/tls-trust.ts')
  return { trust: tlsTrust(null), again: tlsTrust(null), made: made.mock.calls }
}

describe('what https connections believe', () => {
  it('are the authorities of Node and of this machine, each once; put together once', async () => {
    const { trust, again, made } = await believed((kind) =>
      kind === 'system' ? ['own', 'both'] : ['node', 'both'],
    )
    expect(made).toEqual([[{ ca: ['node', 'both', 'own'], minVersion: 'TLSv1.2' }]])
    expect(trust.rejectUnauthorized).toBe(true)
    expect(again.secureContext).toBe(trust.secureContext)
  })

  it('are those of Node where the machine’s cannot be read', async () => {
    const { trust, made } = await believed(() => {
      throw new Error('Locked.')
    })
    expect(made).toEqual([[{ minVersion: 'TLSv1.2' }]])
    expect(trust.rejectUnauthorized).toBe(true)
  })
})
