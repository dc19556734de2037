import { describe, expect, it } from 'vitest'
import { createKeyFinder, withoutKeyShapes } from '../../../../core/lino/find-keys.ts'
import { fc } from '../../../support/properties.ts'

const key = 'q3zk8w1m5x7c2v9b4n6a0s8d1f3g5h7j'
const fullWidth = (text: string): string =>
  [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')

function finderOf(...keys: string[]) {
  const finder = createKeyFinder()
  for (const each of keys) finder.add(each)
  return finder
}

describe('the keys of a list', () => {
  it.each([
    key,
    key.toUpperCase(),
    key.slice(0, 31),
    key.slice(0, 8),
    [...key].join(' '),
    [...key].join('\u200b'),
    key.replace(/.{4}(?!$)/g, '$&-'),
    [...key].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
    fullWidth(key),
    Buffer.from(key).toString('hex'),
    Buffer.from(key).toString('base64'),
    Buffer.from(`sessionid=${key}`).toString('base64'),
    Buffer.from(`id=${key}`).toString('base64url'),
  ])('are hidden as %s', (form) => {
    const safe = finderOf(key).hide(`No ${form} here`)
    expect(safe).toContain('•••')
    expect(safe).not.toContain(form)
  })

  it('leave the words around them', () => {
    expect(finderOf(key).hide(`Row ${key} is not visible here.`)).toBe('Row ••• is not visible here.')
    expect(finderOf(key, 'short').hide('Row short is not visible here, q3zk8w1.')).toBe(
      'Row short is not visible here, q3zk8w1.',
    )
  })

  it('that a site begins alike hide no word with that beginning', () => {
    const keys = ['a', 'b', 'c'].map((sign) => `session-of-user-${sign.repeat(20)}`)
    const alike = finderOf(...keys)
    expect(alike.hide('The session-limit is reached')).toBe('The session-limit is reached')
    for (const each of keys) expect(alike.hide(`No ${each}!`)).toBe('No •••!')
    const short = ['sessions-1', 'sessions-2', 'sessions-3', 'sessions-4']
    for (const each of short) expect(finderOf(...short).hide(`No ${each}!`)).toBe('No •••!')
  })

  it('are found in any text, and nothing else changes', () => {
    const word = fc.string({ maxLength: 30, unit: fc.constantFrom(...'äöüİ xyz.,:%&') })
    fc.assert(
      fc.property(word, word, (before, after) => {
        const finder = finderOf(key)
        expect(finder.hide(`${before}${after}`)).toBe(`${before}${after}`)
        expect(finder.hide(`${before} ${key} ${after}`)).toBe(`${before} ••• ${after}`)
      }),
    )
  })
})

describe('what looks like a key', () => {
  it.each([
    key,
    key.toUpperCase(),
    'eyJ1c2VyIjoxfQ:1tXyZ9:Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm8',
    '.eJxVjEEOwiAQRe_C2hCGDlBcuvcMZBhmpGogKe3KeHdt0oVu_3vvv1SibS1p67KkOauzAnX63TLxQ-oO8p3qrWludV3mrHdFH7Tra8vyvBzu30GhXr51:1tXyZ9:sMZBhmpGogKe3KeHdt0oVu_3vvv1SibS1p67KkOauzA',
  ])('%s is hidden in a site’s words', (shape) => {
    expect(withoutKeyShapes(`Row ${shape} is not here`)).toBe('Row ••• is not here')
  })

  it('and ordinary words are not', () => {
    const words = 'Donaudampfschifffahrtsgesellschaft fails at 10.0.0.7:8000 on 2026-11-23 05:24:33'
    expect(withoutKeyShapes(words)).toBe(words.replace('Donaudampfschifffahrtsgesellschaft', '•••'))
    expect(withoutKeyShapes('Rindfleischetikettierung: 12:30 Uhr')).toBe(
      'Rindfleischetikettierung: 12:30 Uhr',
    )
  })
})
