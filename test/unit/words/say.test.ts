import { afterEach, describe, expect, it } from 'vitest'
import { fc } from '../../support/properties.ts'
import { list, listParts, number } from '../../../words/format.ts'
import { inEnglish, say, sayCount, sayCountParts, sayParts, speak, speakFrom } from '../../../words/say.ts'
import { ago, day, duration, durationRange, exactDateTime, shortDuration } from '../../../words/times.ts'

afterEach(() => {
  speakFrom('en', {})
})

describe('a text', () => {
  it('is said unchanged in English', () => {
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

  it('is said in English if its translation is missing', () => {
    speakFrom('de', { unknown: 'unbekannt' })
    expect(say('unknown')).toBe('unbekannt')
    expect(say('just now')).toBe('just now')
    expect(sayCount('{count} day', '{count} days', { count: 1 })).toBe('1 day')
    speakFrom('de', { 'just now': '', '{count} days_one': '', '{count} days_other': '' })
    expect(say('just now')).toBe('just now')
    expect(sayCount('{count} day', '{count} days', { count: 2 })).toBe('2 days')
  })

  it('shows a name that a translation made up', () => {
    speakFrom('de', { '{from} to {to}': '{from} bis {ziel}' })
    expect(say('{from} to {to}', { from: 'a', to: 'b' })).toBe('a bis {ziel}')
  })

  it('goes back to the language that is spoken though the words throw', async () => {
    speakFrom('fr', { unknown: 'inconnu' })
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

describe('a text in parts', () => {
  const bold = { bold: 'anna' }

  it('has its values in the order of the language that is spoken', () => {
    expect(sayParts('{from} to {to}', { from: bold, to: 12_000 })).toEqual([bold, ' to ', '12,000'])
    speakFrom('de', { '{from} to {to}': 'bis {to}, von {from} an' })
    expect(sayParts('{from} to {to}', { from: bold, to: 12_000 })).toEqual([
      ...['bis ', '12.000', ', von ', bold, ' an'],
    ])
  })

  it('has the form of its number, and looks for no names in its values', () => {
    const says = (count: number) => sayCountParts('{count} day', '{count} days', count, { count: bold })
    expect([says(1), says(2)]).toEqual([
      [bold, ' day'],
      [bold, ' days'],
    ])
    expect(sayParts('{from} to {to}', { from: '{to}', to: 'x' })).toEqual(['{to}', ' to ', 'x'])
  })
})

describe('a list of elements', () => {
  const [anna, bert, carl] = [{ name: 'anna' }, { name: 'bert' }, { name: 'carl' }]

  it('has the commas and the "and" of the language', () => {
    expect(listParts([anna, bert, carl])).toEqual([anna, ', ', bert, ' and ', carl])
    speakFrom('de', {})
    expect(listParts([anna, 'bert'])).toEqual([anna, ' und ', 'bert'])
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
