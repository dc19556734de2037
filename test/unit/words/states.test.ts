import { afterAll, describe, expect, it } from 'vitest'
import { say, speak } from '../../../words/say.ts'
import { sessions } from '../../../words/sessions.ts'
import { site } from '../../../words/site.ts'
import { stateCount, stateFilterWords } from '../../../words/states.ts'

const dangling = (count: number): string => stateCount('dangling', count, count).join('')
const selected = (count: number): string => sessions.selected(count, count).join('')

describe('a number and its word agree', () => {
  afterAll(() => speak('en'))

  it.each([
    ['en', '1 dangling', '90 dangling', '1 selected', '2 selected', 'Dangling'],
    ['de', '1 verwaist', '90 verwaist', '1 ausgewählt', '2 ausgewählt', 'Verwaist'],
    ['fr', '1 abandonnée', '90 abandonnées', '1 sélectionnée', '2 sélectionnées', 'Abandonnées'],
    ['et', '1 rippuv', '90 rippuvat', '1 valitud', '2 valitud', 'Rippuvad'],
  ] as const)('in %s', async (language, one, many, oneSelected, twoSelected, filter) => {
    await speak(language)
    expect([dangling(1), dangling(90), selected(1), selected(2)]).toEqual([
      one,
      many,
      oneSelected,
      twoSelected,
    ])
    expect(stateFilterWords.dangling()).toBe(filter)
    expect(site.leftOversHint(1)).not.toBe(site.leftOversHint(2))
  })

  it('and quotation marks are those of the language', async () => {
    await speak('fr')
    expect(say('The site says: “{text}”', { text: 'x' })).toBe('Le site dit\u00a0: «\u00a0x\u00a0»')
  })
})
