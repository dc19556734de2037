import { describe, expect, it } from 'vitest'
import { pageSecret, type PageWindow } from '../../../renderer/page-secret.ts'

/** A tab: what it keeps, what it is asked for, and how the host answers. */
function tab(hash: string, kept: string | null, answer: () => Response) {
  const stored = new Map(kept === null ? [] : [['page-secret', kept]])
  const seen = { asked: [] as unknown[], addresses: [] as string[], reloads: 0 }
  let hashChanged = (): void => undefined
  const location = { hash, pathname: '/', reload: () => (seen.reloads += 1) }
  const page: PageWindow = {
    location,
    history: { replaceState: (_state, _title, url) => seen.addresses.push(String(url)) },
    sessionStorage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => stored.set(name, value),
    },
    addEventListener: (_type, listener) => (hashChanged = listener),
    fetch: (_path, init) => {
      seen.asked.push(JSON.parse(String(init.body)))
      return Promise.resolve(answer())
    },
  }
  return { page, stored, seen, location, hashChanged: () => hashChanged() }
}
const secretOf = (stored: ReadonlyMap<string, string>): string | undefined => stored.get('page-secret')

describe('the page’s secret', () => {
  it('is got for the token of the address, which leaves the address, and is kept for a reload', async () => {
    const { page, stored, seen } = tab('#token=abc', null, () => Response.json({ secret: 's1' }))
    expect(await pageSecret(page)).toBe('s1')
    expect(seen).toMatchObject({ asked: [{ token: 'abc' }], addresses: ['/'] })
    expect(secretOf(stored)).toBe('s1')
  })

  it('is the kept one after a reload, and nothing is asked', async () => {
    const { page, seen } = tab('', 's1', () => Response.error())
    expect(await pageSecret(page)).toBe('s1')
    expect(seen.asked).toEqual([])
  })

  it('does not exist in a second tab', async () => {
    expect(await pageSecret(tab('', null, () => Response.error()).page)).toBeNull()
  })

  it('is not spoilt by an address that is old or made up', async () => {
    const { page, stored, seen } = tab('#token=old', 's1', () => new Response('', { status: 403 }))
    expect(await pageSecret(page)).toBe('s1')
    expect(secretOf(stored)).toBe('s1')
    expect(seen.addresses).toEqual(['/'])
  })

  it('does not exist for a used address, or if the host has gone', async () => {
    const used = tab('#token=used', null, () => new Response('', { status: 403 }))
    expect(await pageSecret(used.page)).toBeNull()
    const gone = tab('#token=x', null, () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await pageSecret(gone.page)).toBeNull()
  })

  it('is asked for again when a new address is pasted into the tab', async () => {
    const { page, seen, location, hashChanged } = tab('', null, () => Response.error())
    await pageSecret(page)
    location.hash = '#elsewhere'
    hashChanged()
    expect(seen.reloads).toBe(0)
    location.hash = '#token=new'
    hashChanged()
    expect(seen.reloads).toBe(1)
  })

  it('lets the tab in even if the browser keeps nothing for it', async () => {
    const { page } = tab('#token=abc', null, () => Response.json({ secret: 's1' }))
    const refuse = (): never => {
      throw new DOMException('blocked', 'SecurityError')
    }
    expect(await pageSecret({ ...page, sessionStorage: { getItem: refuse, setItem: refuse } })).toBe('s1')
  })
})
