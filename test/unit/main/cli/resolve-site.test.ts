import { describe, expect, it } from 'vitest'
import { cause } from '../../../../contract/failure.ts'
import type { Result } from '../../../../contract/failure.ts'
import type { Target } from '../../../../main/cli/resolve-site.ts'
import { resolveSite } from '../../../../main/cli/resolve-site.ts'
import { site } from './fake-data.ts'
import { faultOf, withHints } from '../../../support/failures.ts'

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

  it('chooses between accounts of one site by --user, and asks for --user without it', () => {
    const second = { ...site, siteId: 's10', name: 'office of rolf', user: 'rolf' }
    const choice = (user: string | null) => ({ site: site.url, user, allowHttp: false, enterFull: false })
    expect(nameOf(resolveSite(choice('rolf'), [site, second]))).toBe('saved office of rolf')
    expect(nameOf(resolveSite(choice('robin'), [second, site]))).toBe('saved office')
    expect(withHints(resolveSite(choice(null), [site, second]))).toMatchObject({
      failure: { kind: 'usage', hint: expect.stringContaining('office (robin) and office of rolf (rolf)') },
    })
    expect(nameOf(resolveSite(choice('romain'), [site, second]))).toBe('usage')
  })

  it.each(['nowhere', 'https://lino.example.com'])(
    'does not say that %s is not saved where the saved sites could not be read',
    (text) => {
      const choice = { site: text, user: null, allowHttp: false, enterFull: false }
      expect(
        withHints(resolveSite(choice, [], cause('settingsUnreadable', { fault: faultOf('EFULL') }))),
      ).toMatchObject({
        failure: {
          kind: 'storage',
          hint: expect.stringMatching(/^The settings could not be read: EFULL\. So/),
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

  it('calls a one-off by its whole URL if a saved site has the name of its host', () => {
    const named = [{ ...site, name: 'lino.example.com' }]
    const choice = { site: 'https://lino.example.com', user: 'robin', allowHttp: false, enterFull: false }
    expect(nameOf(resolveSite(choice, named))).toBe('oneOff https://lino.example.com/')
  })

  it.each(['http://127.0.0.1:18731', 'HTTP://127.0.0.1:18731', ' http://127.0.0.1:18731'])(
    'goes to the address %s, and not to the saved site that is called so',
    (text) => {
      const named = [{ ...site, name: text }]
      const choice = (user: string | null) => ({ site: text, user, allowHttp: false, enterFull: false })
      expect(nameOf(resolveSite(choice(null), named))).toBe('usage')
      expect(resolveSite(choice('robin'), named)).toMatchObject({
        value: { kind: 'oneOff', site: { url: 'http://127.0.0.1:18731/' } },
      })
      const other = { ...site, siteId: 's10', name: 'other', url: 'http://127.0.0.1:18731' }
      expect(nameOf(resolveSite(choice(null), [...named, other]))).toBe('saved other')
    },
  )

  it('takes a name that is the site’s own address', () => {
    const named = [{ ...site, name: site.url }]
    const choice = { site: site.url, user: null, allowHttp: false, enterFull: false }
    expect(nameOf(resolveSite(choice, named))).toBe(`saved ${site.url}`)
  })

  it.each(['lino.example.com', '127.0.0.1:18731', 'localhost'])(
    'asks for the URL where %s is the name of a site at another address',
    (text) => {
      const named = [{ ...site, name: text }]
      const choice = { site: text, user: null, allowHttp: false, enterFull: false }
      expect(withHints(resolveSite(choice, named))).toMatchObject({
        failure: { kind: 'usage', hint: expect.stringContaining('Give the whole URL') },
      })
      expect(nameOf(resolveSite({ ...choice, site: site.url }, named))).toBe(`saved ${text}`)
    },
  )

  it.each([
    'robin:hunter2@lino.invalid',
    ' robin:hunter2@lino.invalid/x',
    'robin:hun/hunter2@lino.invalid',
    'robin:a@b#hunter2@lino',
    'http:/robin:hunter2@lino.invalid',
    'http:robin:hunter2@lino.invalid',
    'https://robin:hunter2/x@lino.invalid',
    'https://robin:8/hunter2@lino.invalid',
    'ftp://robin:hunter2@lino.invalid',
    'robin%3Ahunter2@lino.invalid',
  ])('does not repeat the password in %s', (text) => {
    for (const user of [null, 'robin']) {
      const answer = resolve(text, user)
      expect(JSON.stringify(answer)).not.toContain('hunter2')
      expect(withHints(answer)).toMatchObject({
        failure: { kind: 'usage', hint: expect.stringContaining('may not hold') },
      })
    }
  })

  it('takes an @ in the path or after it for no password', () => {
    expect(nameOf(resolve('https://office.example.com/#/api/users?user=a@b'))).toBe('saved office')
    expect(nameOf(resolve('https://lino.example.com/@me', 'robin'))).toBe('oneOff lino.example.com/@me')
  })
})
