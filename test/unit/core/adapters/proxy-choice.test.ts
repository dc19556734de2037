import { describe, expect, it } from 'vitest'
import { chooseProxy, type ProxyVariables } from '../../../../core/adapters/proxy-choice.ts'

const https = 'https://lino.example.com/one'
const choose = (variables: ProxyVariables, site = https) => chooseProxy(new URL(site), variables)
const nameOf = (variables: ProxyVariables, site = https): string => {
  const choice = choose(variables, site)
  return choice.kind === 'proxy' ? `${choice.proxy.protocol} ${choice.proxy.name}` : choice.kind
}

describe('which proxy applies', () => {
  it.each<[ProxyVariables, string, string]>([
    [{}, https, 'direct'],
    [{ HTTPS_PROXY: '' }, https, 'direct'],
    [{ HTTPS_PROXY: '  ' }, https, 'direct'],
    [{ https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:2', ALL_PROXY: 'http://c:3' }, https, 'http: a:1'],
    [{ https_proxy: '', HTTPS_PROXY: 'http://b:2', ALL_PROXY: 'http://c:3' }, https, 'http: b:2'],
    [{ all_proxy: 'http://d:4', ALL_PROXY: 'http://c:3' }, https, 'http: d:4'],
    [{ ALL_PROXY: 'http://c:3' }, https, 'http: c:3'],
    [{ HTTP_PROXY: 'http://b:2' }, https, 'direct'],
    [{ HTTPS_PROXY: 'http://b:2' }, 'http://lino.example.com', 'direct'],
    [{ http_proxy: 'http://a:1', HTTP_PROXY: 'http://b:2' }, 'http://lino.example.com', 'http: a:1'],
    [{ HTTP_PROXY: 'socks5://b:2', HTTPS_PROXY: 'http://a:1' }, https, 'http: a:1'],
  ])('%j, %s: %s', (variables, site, expected) => expect(nameOf(variables, site)).toBe(expected))

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', 'lino.localhost', '[::1]'])('never for %s', (host) => {
    expect(nameOf({ HTTPS_PROXY: 'socks5://x', HTTP_PROXY: 'http://b:2' }, `https://${host}`)).toBe('direct')
    expect(nameOf({ ALL_PROXY: 'nonsense:x', HTTP_PROXY: 'http://b:2' }, `http://${host}:8000`)).toBe(
      'direct',
    )
  })
})

describe('an address of a proxy', () => {
  it.each([
    ['127.0.0.1:18020', 'http: 127.0.0.1:18020'],
    ['proxy.corp:3128', 'http: proxy.corp:3128'],
    ['proxy.corp', 'http: proxy.corp:80'],
    ['localhost:8080', 'http: localhost:8080'],
    ['http://proxy.corp:3128/', 'http: proxy.corp:3128'],
    ['HTTP://proxy.corp:3128', 'http: proxy.corp:3128'],
    ['https://proxy.corp', 'https: proxy.corp:443'],
    [' http://proxy.corp:3128\n', 'http: proxy.corp:3128'],
    ['[2001:db8::1]:3128', 'http: [2001:db8::1]:3128'],
    ['user:secret@proxy.corp:3128', 'http: proxy.corp:3128'],
  ])('%j: %s', (value, expected) => expect(nameOf({ HTTPS_PROXY: value })).toBe(expected))

  it('may hold a user name and a password, percent-encoded', () => {
    const choice = choose({ https_proxy: 'http://us%40er:p%3Ass%25@proxy.corp:3128' })
    expect(choice).toMatchObject({ proxy: { user: 'us@er', password: 'p:ss%', variable: 'https_proxy' } })
  })

  it.each([
    'socks5://hunter2@proxy.corp:1080',
    'socks://proxy.corp',
    'SOCKS5H://proxy.corp',
    'ftp://proxy.corp',
    'hunter2://x',
    'http://',
    '://proxy.corp',
    'http:proxy.corp:3128',
    'http://proxy.corp:99999',
    'http://proxy.corp:port',
    'http://proxy.corp/proxy.pac',
    'http://proxy.corp/?x',
    'http://proxy corp:3128',
    'http://proxy.corp:3128\nhttp://other',
    'http://user:100%hunter2@proxy.corp',
    'http://us er:hunter2@proxy.corp',
    '<none>',
  ])('%j is refused, by the name of its variable, and not repeated', (value) => {
    for (const variable of ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']) {
      const choice = choose({ [variable]: value })
      expect(choice).toMatchObject({ kind: 'unusable', variable })
      expect(JSON.stringify(choice)).not.toMatch(/hunter2|proxy\.corp/)
    }
  })
})

describe('NO_PROXY', () => {
  it.each([
    ['*', https, true],
    ['lino.example.com', https, true],
    ['LINO.example.COM', https, true],
    ['example.com', https, true],
    ['.example.com', https, true],
    ['*.example.com', https, true],
    ['other, example.com', https, true],
    ['other example.com', https, true],
    ['ample.com', https, false],
    ['lino.example.com:443', https, true],
    ['lino.example.com:8443', https, false],
    ['other', https, false],
    ['10.0.0.0/8', https, false],
    ['', https, false],
    ['.', https, false],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.1.2.1-10.1.2.9', 'https://10.1.2.3', true],
    ['10.1.2.4-10.1.2.9', 'https://10.1.2.3', false],
    ['10.1.2.3', 'https://10.1.2.3:8443', true],
    ['10.1.2.3:443', 'https://10.1.2.3:8443', false],
    ['2001:db8::/32', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]:443', 'https://[2001:db8::1]', true],
    ['10.0.0.0/8', 'https://[2001:db8::1]', false],
  ])('%j for %s: %s', (entries, site, past) => {
    for (const name of ['no_proxy', 'NO_PROXY']) {
      expect(choose({ HTTPS_PROXY: 'nonsense:x', [name]: entries }, site).kind).toBe(
        past ? 'direct' : 'unusable',
      )
    }
  })
})
