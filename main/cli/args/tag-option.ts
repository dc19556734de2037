import { InvalidArgumentError } from 'commander'
import type { Query } from '../../../core/domain/query/table.ts'
import { say } from '../../../words/say.ts'
import { once } from './values.ts'

/** The value of a `--tag` that chooses sites. */
export function oneTag(text: string, before?: string): string {
  once(before)
  if (text.trim() === '') throw new InvalidArgumentError(say('A tag is needed.'))
  return text.trim()
}

/** The sites with this tag. */
export const tagQuery = (tag: string): Query => [
  { not: false, match: { kind: 'field', field: 'tag', text: tag } },
]
