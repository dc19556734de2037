import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../core/domain/site-columns.ts'

/** What the headings are taken for, over a row with an address wherever the heading ends in `@`. */
function guess(...headings: string[]): readonly string[] | null {
  const row = headings.map((heading, at) =>
    heading.endsWith('@') ? `https://lino${String(at)}.example.org` : 'x',
  )
  const first = headings.map((heading) => heading.replace(/@$/, ''))
  return guessColumns([first, row])?.columns.map(({ field }) => field) ?? null
}

describe('the columns of a table of sites', () => {
  it.each([
    [
      ['name', 'url@', 'user'],
      ['name', 'url', 'user'],
    ],
    [
      ['Kunde', 'Web-Adresse@', 'Benutzername', 'Schlagwörter'],
      ['name', 'url', 'user', 'tags'],
    ],
    [
      ['Client', 'Nom', 'Adresse@', 'Identifiant', 'Mot de passe'],
      ['folder', 'name', 'url', 'user', 'never'],
    ],
    [
      ['Saidi nimi', 'Aadress@', 'Kasutaja', 'Rühm'],
      ['name', 'url', 'user', 'folder'],
    ],
    [
      ['Site@', 'Login', 'Max. sessions'],
      ['url', 'user', 'sessionsLimit'],
    ],
    [
      ['Host', 'URL@'],
      ['none', 'url'],
    ],
    [
      ['Comment', 'Where@'],
      ['none', 'url'],
    ],
    [
      ['Password', 'API token', 'allowHttp', 'certificate', 'URL@'],
      ['never', 'never', 'never', 'never', 'url'],
    ],
    [['URL'], ['url']],
  ])('with the headings %j are %j', (headings, fields) => {
    expect(guess(...headings)).toEqual(fields)
  })

  it('are found without headings', () => {
    const rows = [
      ['Eupen', 'https://eupen.example.org', 'x'],
      ['Spa', 'spa.example.org/lino', 'y'],
    ]
    expect(guessColumns(rows)).toEqual({
      headed: false,
      columns: [
        { heading: '', field: 'name' },
        { heading: '', field: 'url' },
        { heading: '', field: 'none' },
      ],
    })
  })

  it('are none without addresses', () => {
    expect(guess('name', 'user')).toBeNull()
    expect(guessColumns([])).toBeNull()
    expect(guessColumns([['a letter to my aunt']])).toBeNull()
  })
})
