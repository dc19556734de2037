import { describe, expect, it } from 'vitest'
import type { Result } from '../../../../contract/failure.ts'
import type { Target } from '../../../../main/cli/resolve-site.ts'
import { resolveSite } from '../../../../main/cli/resolve-site.ts'
import { site } from './fake-data.ts'

const saved = [site, { ...site, siteId: 's9', name: 'Branch', url: 'http://127.0.0.1:8001/lino' }]

function resolve(text: string, user: string | null = null): Result<Target> {
  return resolveSite({ site: text, user, allowHttp: false, enterFull: false }, saved)
}

function nameOf(answer: Result<Target>): string {
  return answer.ok ? `${answer.value.kind} ${answer.value.site.name}` : answer.failure.kind
}

describe('resolveSite', () => {
  it.each([
    'office',
    'OFFICE',
    'https://office.example.com',
    'https://Office.example.com:443/',
    'office.example.com',
    'https://office.example.com/#/api/users/Me',
    'https://office.example.com/api/users/Sessions?fmt=json',
  ])('%s is the saved site', (text) => {
    expect(nameOf(resolve(text))).toBe('saved office')
  })

  it('knows a saved site under a path, but no other path', () => {
    expect(nameOf(resolve('127.0.0.1:8001/lino/'))).toBe('saved Branch')
    expect(nameOf(resolve('127.0.0.1:8001/other', 'robin'))).toBe('oneOff 127.0.0.1:8001/other')
  })

  it.each([
    ['lino.example.com', 'https://lino.example.com/'],
    ['lino.example.com:8000/x', 'https://lino.example.com:8000/x'],
    ['localhost:8000', 'http://localhost:8000/'],
    ['[::1]:8000', 'http://[::1]:8000/'],
    ['http://lino.example.com', 'http://lino.example.com/'],
  ])('%s is the one-off %s', (text, url) => {
    expect(resolve(text, 'rolf')).toMatchObject({
      ok: true,
      value: {
        kind: 'oneOff',
        site: { url, user: 'rolf', saved: false, allowHttp: false },
      },
    })
  })

  it.each([
    ['https://lino.example.com', null], // not saved: --user is needed
    ['offise', 'robin'], // no name, no host
    ['', 'robin'],
    ['ftp://lino.example.com', 'robin'],
    ['office', 'rolf'], // saved with another user
    ['https://robin:1234@lino.example.com', 'robin'],
    ['https://', 'robin'],
  ])('%s as %s is a usage error', (text, user) => {
    expect(nameOf(resolve(text, user))).toBe('usage')
  })

  it('tells the accounts of one site apart by --user, and asks which one without it', () => {
    const second = { ...site, siteId: 's10', name: 'office of rolf', user: 'rolf' }
    const choice = (user: string | null) => ({ site: site.url, user, allowHttp: false, enterFull: false })
    expect(nameOf(resolveSite(choice('rolf'), [site, second]))).toBe('saved office of rolf')
    expect(nameOf(resolveSite(choice('robin'), [second, site]))).toBe('saved office')
    expect(resolveSite(choice(null), [site, second])).toMatchObject({
      failure: { kind: 'usage', hint: expect.stringContaining('office (robin), office of rolf (rolf)') },
    })
    expect(nameOf(resolveSite(choice('romain'), [site, second]))).toBe('usage')
  })

  it.each(['nowhere', 'https://lino.example.com'])(
    'does not say that %s is not saved where the saved sites could not be read',
    (text) => {
      const choice = { site: text, user: null, allowHttp: false, enterFull: false }
      expect(resolveSite(choice, [], 'The settings could not be read: full.')).toMatchObject({
        failure: {
          kind: 'storage',
          hint: expect.stringMatching(/^The settings could not be read: full\. So/),
        },
      })
    },
  )

  it('does not repeat a password that stood in a URL', () => {
    expect(JSON.stringify(resolve('https://robin:hunter2@lino.example.com', 'robin'))).not.toContain(
      'hunter2',
    )
  })

  it('takes the same user again for no contradiction', () => {
    expect(nameOf(resolve('office', 'robin'))).toBe('saved office')
  })

  it('calls a one-off by its whole URL where a saved site has the name of its host', () => {
    const named = [{ ...site, name: 'lino.example.com' }]
    const choice = { site: 'https://lino.example.com', user: 'robin', allowHttp: false, enterFull: false }
    expect(nameOf(resolveSite(choice, named))).toBe('oneOff https://lino.example.com/')
  })
})
