import { describe, expect, it } from 'vitest'
import { hasScheme, namesOtherAddress } from '../../../../core/domain/address-name.ts'

const office = 'https://office.example.org/lino'

describe('a site’s name', () => {
  it.each([
    'http://127.0.0.1:18731',
    'https://lino.example.com',
    ' \tHTTP://lino.example.com',
    'http:/lino.example.com',
    'http:lino.example.com',
    'https:\\\\lino.example.com',
    '//lino.example.com',
    'ftp://office.example.org/lino',
    'http://office.example.org/lino',
    'https://office.example.org:8443/lino',
    'https://office.example.org/other',
    'https://robin:secret@office.example.org/lino',
    'ht\u200btps://lino.example.com',
    'ｈｔｔｐｓ：／／lino.example.com',
    'https://',
    'lino.example.com',
    'lino。example。com',
    'lino.example.com/?x',
    'lino:8000',
    '127.0.0.1:18731',
    '127.0.0.1',
    '[::1]',
    'localhost',
    'office.example.org:8000',
    'office.example.org/other',
    'robin:secret@office.example.org',
    'robin:secret@office',
  ])('%s is the address of another site', (name) => {
    expect(namesOtherAddress(name, office)).toBe(true)
  })

  it.each([
    'Office',
    'office 2.0',
    'Ost/West',
    'robin & rolf',
    'Café (office.example.org)',
    'office.example.org',
    'Office.Example.org:443',
    'office.example.org/lino/',
    'https://office.example.org/lino/',
    '2026',
  ])('%s is none', (name) => {
    expect(namesOtherAddress(name, office)).toBe(false)
  })

  it('may be a server without its port, but not on this machine', () => {
    expect(namesOtherAddress('lino.example.com', 'https://lino.example.com:8443')).toBe(false)
    expect(namesOtherAddress('127.0.0.1', 'http://127.0.0.1:18731')).toBe(true)
    expect(namesOtherAddress('localhost', 'http://localhost:18731')).toBe(true)
    expect(namesOtherAddress('127.0.0.1:18731', 'http://127.0.0.1:18731')).toBe(false)
    expect(namesOtherAddress('localhost:80', 'http://localhost')).toBe(false)
  })
})

it('an address has a scheme in any case and after blanks, a name has none', () => {
  for (const text of ['http://a', ' HTTPS://a', 'http:/a', '\u00a0http:a', 'x://a']) {
    expect(hasScheme(text)).toBe(true)
  }
  for (const text of ['office', 'lino.example.com', 'lino:8000', 'Ost: West'])
    expect(hasScheme(text)).toBe(false)
})
