import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const scripts = path.join(import.meta.dirname, '../../../scripts')

/** What a script imports before its first line runs: itself, and all that these import. */
function loadedWith(name: string, seen = new Set<string>()): Set<string> {
  const source = readFileSync(path.join(scripts, name), 'utf8')
  for (const [, from] of source.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gm)) {
    if (from === undefined || seen.has(from)) continue
    seen.add(from)
    if (from.startsWith('./')) loadedWith(from.slice(2), seen)
  }
  return seen
}

describe('in a new clone, where nothing is installed yet,', () => {
  it.each(['test.mjs', 'start.mjs', 'run.mjs', 'dev.mjs'])('%s needs no package to begin', (name) => {
    const packages = [...loadedWith(name)].filter(
      (from) => !from.startsWith('node:') && !from.startsWith('./'),
    )
    expect(packages).toEqual([])
  })
})
