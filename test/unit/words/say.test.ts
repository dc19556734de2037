import { afterEach, describe, expect, it } from 'vitest'
import { fc } from '../../support/properties.ts'
import { list, number } from '../../../words/format.ts'
import { inEnglish, say, sayCount, speak, speakFrom } from '../../../words/say.ts'
import { ago, day, duration, durationRange, exactDateTime, shortDuration } from '../../../words/times.ts'

afterEach(() => {
  speakFrom('en', {})
})

describe('a text', () => {
  it('is said as it stands in English', () => {
    expect(say('just now')).toBe('just now')
    expect(sayCount('{count} day', '{count} days', { count: 1 })).toBe('1 day')
    expect(sayCount('{count} day', '{count} days', { count: 12_000 })).toBe('12,000 days')
  })

  it('is said in the language that is spoken, and in English again', async () => {
    await speak('de')
    expect(say('just now')).toBe('gerade eben')
    expect(sayCount('{count} day', '{count} days', { count: 12_000 })).toBe('12.000 Tage')
    expect(inEnglish(() => say('just now'))).toBe('just now')
    expect(say('just now')).toBe('gerade eben')
    await speak('en')
    expect(say('just now')).toBe('just now')
  })

  it('is said in English where its translation is missing', () => {
    speakFrom('de', { unknown: 'unbekannt' })
    expect(say('unknown')).toBe('unbekannt')
    expect(say('just now')).toBe('just now')
    expect(sayCount('{count} day', '{count} days', { count: 1 })).toBe('1 day')
  })

  it('goes back to the language that is spoken though the words throw', async () => {
    await speak('fr')
    expect(() =>
      inEnglish(() => {
        throw new Error('no words')
      }),
    ).toThrow('no words')
    expect(say('unknown')).toBe('inconnu')
  })

  it('holds a value as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        expect(say('{from} to {to}', { from, to })).toBe(`${from} to ${to}`)
      }),
    )
    const odd = ['{to}', '$t(unknown)', '$&', '{{to}}', '$1', '\\{from\\}']
    for (const from of odd) expect(say('{from} to {to}', { from, to: 'x' })).toBe(`${from} to x`)
  })
})

describe('numbers, spans, times and lists', () => {
  const time = new Date(2026, 10, 23, 10, 42).getTime()

  it.each([
    ['de', '1.234.567', 'a, b und c', '4 bis 13 Tage', 'vor 3 Tagen', '13 T', /^23\.11\.2026, 10:42$/],
    [
      'fr',
      '1 234 567',
      'a, b et c',
      '4 à 13 jours',
      'il y a 3 jours',
      '13 j',
      /^23 nov\. 2026,? (à )?10:42$/,
    ],
    ['et', '1 234 567', 'a, b ja c', '4 kuni 13 päeva', '3 päeva eest', '13 p', /^23\. nov 2026,? 10:42$/],
    ['en', '1,234,567', 'a, b and c', '4 to 13 days', '3 days ago', '13 d', /^23 Nov 2026, 10:42$/],
  ] as const)('are those of %s', async (language, figure, names, range, before, short, exact) => {
    await speak(language)
    expect(number(1_234_567).replace(/\s/gu, ' ')).toBe(figure)
    expect(list(['a', 'b', 'c'])).toBe(names)
    expect(durationRange(4 * day, 13 * day)).toBe(range)
    expect(ago(3 * day)).toBe(before)
    expect(shortDuration(13 * day)).toBe(short)
    expect(exactDateTime(time).replace(/\s/gu, ' ')).toMatch(exact)
  })

  it('take the form of the language for nothing: French says one, the others many', async () => {
    await speak('fr')
    expect(duration(0)).toBe('moins d’une minute')
    expect(sayCount('{count} hour', '{count} hours', { count: 0 })).toBe('0 heure')
    expect(sayCount('{count} hour', '{count} hours', { count: 1_000_000 }).replace(/\s/gu, ' ')).toBe(
      '1 000 000 heures',
    )
    await speak('de')
    expect(sayCount('{count} hour', '{count} hours', { count: 0 })).toBe('0 Stunden')
  })
})
