import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../../renderer/features/palette/commands.ts'
import { findCommands } from '../../../../../renderer/features/palette/find-commands.ts'

const command = (title: string, onlyFound = false): Command => ({
  id: title,
  title,
  note: '',
  onlyFound,
  run: () => undefined,
})
const all = [
  command('Lino Eupen'),
  command('Kill dangling sessions…'),
  command('Clear the selection'),
  command('Read the sessions now'),
  command('Sessions of marc', true),
]
const found = (search: string): readonly string[] => findCommands(all, search).map(({ title }) => title)

describe('the palette', () => {
  test('lists everything but users until something is typed', () => {
    expect(found(' ')).toEqual(all.slice(0, 4).map(({ title }) => title))
  })

  test('finds words in any order, whole or in part', () => {
    expect(found('dangling kill')[0]).toBe('Kill dangling sessions…')
    expect(found('eup')).toEqual(['Lino Eupen'])
  })

  test('finds a title from which letters are left out', () => {
    expect(found('kldang')[0]).toBe('Kill dangling sessions…')
    expect(found('clrsel')[0]).toBe('Clear the selection')
  })

  test('finds a user', () => {
    expect(found('marc')).toEqual(['Sessions of marc'])
  })

  test('finds nothing by letters that are not there', () => {
    expect(found('xyz')).toEqual([])
  })
})
