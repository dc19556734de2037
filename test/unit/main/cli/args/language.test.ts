import { describe, expect, it } from 'vitest'
import { chooseLanguage, withoutLanguage } from '../../../../../main/cli/args/language.ts'
import { wantsDemo, wantsJson } from '../../../../../main/cli/args/wants-json.ts'

const chosen = (line: string, locale: string | null = null, json = false) =>
  chooseLanguage(line.split(' '), locale, json)

describe('the language of a command line', () => {
  it.each([
    ['--lang de list office', 'de'],
    ['list office --lang fr', 'fr'],
    ['list office --lang=et', 'et'],
    ['list office --lang de_AT.UTF-8', 'de'],
    ['list --lang de office --lang fr', 'fr'], // the last one, as of every option
    ['list office', 'en'],
    ['list office --lang', 'en'], // its mistake is reported
    ['list -- --lang de', 'en'], // no option
    ['list --lang C', 'en'],
  ])('%s: %s', (line, language) => {
    expect(chosen(line)).toEqual({ language, unknown: false })
  })

  it('is the locale unless an option says another one', () => {
    expect(chosen('list office', 'fr_FR.UTF-8').language).toBe('fr')
    expect(chosen('list office --lang et', 'fr_FR.UTF-8').language).toBe('et')
  })

  it.each(['C', 'C.UTF-8', 'POSIX', 'xx_XX', 'deutsch', '', '.UTF-8'])(
    'is English for the locale %j',
    (locale) => {
      expect(chosen('list office', locale)).toEqual({ language: 'en', unknown: false })
    },
  )

  it.each(['xx', 'deutsch', '', '../de', 'constructor'])('is English for --lang %j, and says so', (wish) => {
    expect(chooseLanguage(['list', '--lang', wish], 'de_DE', false)).toEqual({
      language: 'en',
      unknown: true,
    })
  })

  it('is English for JSON, whatever is asked for', () => {
    expect(chosen('list office --lang de --json', 'de_DE', true)).toEqual({ language: 'en', unknown: false })
    expect(chosen('list office --lang xx --json', 'de_DE', true)).toEqual({ language: 'en', unknown: true })
  })
})

it('is removed from what the demo reads', () => {
  expect(withoutLanguage(['--seed', '3', '--lang', 'de', '--lang=fr', '--ban'])).toEqual([
    '--seed',
    '3',
    '--ban',
  ])
  expect(wantsDemo(['--lang', 'de', 'demo'])).toBe(true)
  expect(wantsJson(['--lang=de', 'demo', '--json'])).toBe(false)
  expect(wantsJson(['--lang', 'de', 'list', '--json'])).toBe(true)
})
