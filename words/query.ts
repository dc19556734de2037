import { assertNever } from '../contract/assert-never.ts'
import type { QueryFault } from '../core/domain/query/parse.ts'
import { visible } from '../core/domain/visible.ts'
import { say } from './say.ts'

/** What is wrong with a query, and what to write instead. */
export function queryFaultWords({ code, word }: QueryFault): string {
  const name = visible(word)
  switch (code) {
    case 'unknownField':
      return say('A query knows no “{name}:”. To search for these words, put them in quotation marks.', {
        name,
      })
    case 'unknownFlag':
      return say('A query knows no “is:{name}”.', { name })
    case 'valueMissing':
      return say('A value is missing after “{name}:”.', { name })
    case 'numberNeeded':
      return say('“{name}:” needs a whole number: {name}:20, {name}:>20 or {name}:<=20.', { name })
    case 'durationNeeded':
      return say('“{name}:” needs a time with its unit: {name}:>5m or {name}:<2d.', { name })
    case 'quoteOpen':
      return say('A quotation mark is missing at the end.')
    default:
      return assertNever(code)
  }
}
