import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../core/domain/query/parse.ts'
import { siteQuery } from '../../../core/domain/query/site-query.ts'
import { queryFaultWords } from '../../../words/query.ts'

function said(text: string): string {
  const parsed = parseQuery(text, siteQuery)
  return parsed.ok ? '' : queryFaultWords(parsed.fault)
}

describe('a query that is not understood', () => {
  it.each([
    ['colour:red', 'A query knows no “colour:”. To search for these words, put them in quotation marks.'],
    ['is:grand\u202e', 'A query knows no “is:grand\\u202e”.'],
    ['tag:', 'A value is missing after “tag:”.'],
    ['live:many', '“live:” needs a whole number: live:20, live:>20 or live:<=20.'],
    ['age:5', '“age:” needs a time with its unit: age:>5m or age:<2d.'],
    ['"Lino', 'A quotation mark is missing at the end.'],
  ])('%s: a sentence says why', (text, sentence) => {
    expect(said(text)).toBe(sentence)
  })
})
