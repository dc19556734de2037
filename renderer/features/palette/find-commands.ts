import fuzzysort from 'fuzzysort'
import { comparable } from '../../../core/domain/comparable.ts'
import type { Command } from './commands.ts'

/** Of one at most: how well a title has to match. Below this, letters are only scattered over it. */
const threshold = 0.3

/** What is sought, the best match first. Letters may be left out, and words may be in another order. */
export function findCommands(commands: readonly Command[], search: string): readonly Command[] {
  const sought = comparable(search).trim()
  if (sought === '') return commands.filter(({ onlyFound }) => onlyFound !== true)
  const titles = commands.map((command) => ({ command, title: comparable(command.title) }))
  return fuzzysort.go(sought, titles, { key: 'title', threshold }).map(({ obj }) => obj.command)
}
