import { describe, expect, it } from 'vitest'
import { offeredName } from '../../../../../../renderer/features/sites/add/offered-name.ts'

const at = (url: string, title: string | null = null, taken: readonly string[] = []): string =>
  offeredName({ url, title }, taken)

describe('the name that a new site is offered', () => {
  it('is what the site calls itself, otherwise where it is', () => {
    expect(at('https://lino.example.org/crm', 'Lino Noi')).toBe('Lino Noi')
    expect(at('https://lino.example.org:8443/crm')).toBe('lino.example.org')
    expect(at('https://lino.example.org', ' \u200b\n')).toBe('lino.example.org')
    expect(at('no address')).toBe('')
  })

  it.each([
    ['http://localhost', 'localhost:80'],
    ['https://localhost/', 'localhost:443'],
    ['http://localhost:8000/', 'localhost:8000'],
    ['http://127.0.0.1:8000', '127.0.0.1:8000'],
    ['http://[::1]:8000', '[::1]:8000'],
    ['http://noi.localhost:8000', 'noi.localhost:8000'],
  ])('of %s is %s, for this machine has many', (url, name) => {
    expect(at(url)).toBe(name)
  })

  it('is one that no site has, however it is written', () => {
    const noi = 'https://lino.example.org/crm/'
    expect(at(noi, 'Lino Noi', ['lino noi'])).toBe('Lino Noi (lino.example.org/crm)')
    const two = ['Lino Noi', 'LINO NOI (lino.example.org/crm)']
    expect(at(noi, 'Lino Noi', two)).toBe('lino.example.org')
    expect(at(noi, 'Lino Noi', [...two, 'Lino.example.org'])).toBe('lino.example.org/crm')
    const all = [...two, 'lino.example.org', 'lino.example.org/crm']
    expect(at(noi, 'Lino Noi', all)).toBe('Lino Noi 2')
    expect(at(noi, 'Lino Noi', [...all, 'lino noi 2'])).toBe('Lino Noi 3')
  })

  it('has 80 characters at most, and never half of one', () => {
    expect(at('https://a.example', 'x'.repeat(200))).toBe('x'.repeat(80))
    expect(at('https://a.example', `${'x'.repeat(79)}\u{1f600}`)).toBe('x'.repeat(79))
    const taken = at('https://a.example', 'x'.repeat(200), ['x'.repeat(80)])
    expect(taken).toBe(`${'x'.repeat(80 - ' (a.example)'.length)} (a.example)`)
    const long = `https://a.example/${'y'.repeat(300)}`
    const names = new Set<string>()
    for (let count = 0; count < 12; count += 1) names.add(at(long, 'x'.repeat(80), [...names]))
    expect(names.size).toBe(12)
    expect([...names].filter((name) => name.length > 80)).toEqual([])
  })

  it('shows all that is in it', () => {
    expect(at('https://a.example', 'Li\u202eno\u200b \t\n Noi\u0000')).toBe('Lino Noi')
    expect(at('https://a.example', '<b>Café</b> & Жук')).toBe('<b>Café</b> & Жук')
  })

  it('is not the address of another site, even if the site calls itself so', () => {
    expect(at('https://a.example', 'https://lino.example.com')).toBe('a.example')
    expect(at('https://a.example', 'lino.example.com')).toBe('a.example')
  })
})
