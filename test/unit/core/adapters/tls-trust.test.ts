import tls, { type SecureContext } from 'node:tls'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'

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
  it('are the authorities of Node and of this machine, each once, and are put together once', async () => {
    const stores: Readonly<Record<string, string[]>> = { default: ['node', 'both'], system: ['own', 'both'] }
    const { trust, again, made } = await believed((kind = '') => stores[kind] ?? [])
    expect(made).toEqual([[{ ca: ['node', 'both', 'own'], minVersion: 'TLSv1.2' }]])
    expect(trust.rejectUnauthorized).toBe(true)
    expect(again.secureContext).toBe(trust.secureContext)
  })

  it('are those of Node if it cannot name the machine’s, as before 22.15', async () => {
    vi.resetModules()
    const { getCACertificates } = tls
    Reflect.deleteProperty(tls, 'getCACertificates')
    onTestFinished(() => void Object.assign(tls, { getCACertificates }))
    const { tlsTrust } = await import('../../../../core/adapters/tls-trust.ts')
    expect(tlsTrust(null)).toEqual({ rejectUnauthorized: true, secureContext: expect.anything() })
  })

  it('are those of Node if the machine’s cannot be read', async () => {
    const { trust, made } = await believed(() => {
      throw new Error('Locked.')
    })
    expect(made).toEqual([[{ minVersion: 'TLSv1.2' }]])
    expect(trust.rejectUnauthorized).toBe(true)
  })
})
