import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPo } from '../../../scripts/po.mjs'

const root = path.join(import.meta.dirname, '../../..')

/** The names between braces, sorted. */
const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()

describe('the catalogues', () => {
  it('hold each text that the source says, and no other', () => {
    const check = () =>
      execFileSync(process.execPath, ['scripts/words.mjs', '--check'], { cwd: root, encoding: 'utf8' })
    expect(check).not.toThrow()
  })
})

describe.each(['de', 'fr', 'et'])('the catalogue of %s', (language) => {
  const file = path.join(root, 'words', 'catalogues', `${language}.po`)
  const all = readPo(readFileSync(file, 'utf8'), file)
  const entries = all.filter(({ translations, fuzzy }) => !fuzzy && !translations.includes(''))

  it('translates every text', () => {
    expect(all.filter((each) => !entries.includes(each)).map(({ msgid }) => msgid)).toEqual([])
  })

  it('has the names of the source between braces', () => {
    const other = entries.filter(({ msgid, plural, translations }) =>
      translations.some((text, form) => {
        const source = form === 0 || plural === null ? msgid : plural
        // Of one thing a language may write the figure or not, as English does.
        const optional = plural !== null && form === 0
        const without = (text: string): string =>
          names(text)
            .filter((name) => !optional || name !== '{count}')
            .join()
        return without(text) !== without(source)
      }),
    )
    expect(other.map(({ msgid }) => msgid)).toEqual([])
  })

  it('begins and ends as the source does: no blank, point or colon is lost', () => {
    const ends = (text: string): string =>
      `${/^\s*/.exec(text)?.[0] ?? ''}|${/[\s:.…?!]*$/.exec(text)?.[0].replace(/\s/g, ' ').trim() ?? ''}`
    const other = entries.filter(({ msgid, translations }) => ends(translations[0] ?? '') !== ends(msgid))
    expect(other.map(({ msgid }) => msgid)).toEqual([])
  })
})

describe('the word for ending sessions', () => {
  it.each([
    ['de', /beende/i],
    ['fr', /supprim/i],
    ['et', /lõpeta/i],
  ])('never means the end of the program in %s', (language, kill) => {
    const file = path.join(root, 'words', 'catalogues', `${language}.po`)
    const ofTheEnd = readPo(readFileSync(file, 'utf8'), file).filter(({ msgid }) =>
      /\b(quits?|quitting)\b|^Stopping/.test(msgid),
    )
    expect(ofTheEnd.length).toBeGreaterThan(8)
    const wrong = ofTheEnd.filter(({ translations }) => translations.some((text) => kill.test(text)))
    expect(wrong.map(({ msgid }) => msgid)).toEqual([])
  })
})
