import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { speakAs } from '../../../../main/cli/language.ts'
import { current } from '../../../../words/current.ts'
import { speak } from '../../../../words/say.ts'

afterEach(() => speak('en'))

it('speaks the language that is asked for', async () => {
  expect([await speakAs(['list', '--lang', 'de'], 'fr_FR', false), current()]).toEqual([null, 'de'])
  expect([await speakAs(['list'], 'fr_FR', false), current()]).toEqual([null, 'fr'])
})

it('notes in English that it does not know a language', async () => {
  const note = 'Note: --lang takes en, de, fr or et. This command is answered in English.\n'
  expect([await speakAs(['list', '--lang', 'xx'], 'fr_FR', false), current()]).toEqual([note, 'en'])
  expect([await speakAs(['list', '--lang', 'xx', '--json'], 'fr_FR', true), current()]).toEqual([note, 'en'])
})

it('answers in English if a catalogue is missing, because an update may be replacing it', async () => {
  vi.resetModules()
  vi.doMock('../../../../words/catalogue.ts', () => ({
    catalogueOf: () => Promise.reject(new Error('Cannot find module')),
  }))
  onTestFinished(() => {
    vi.doUnmock('../../../../words/catalogue.ts')
    vi.resetModules()
  })
  const { speakAs: speakWithout } = await import('../../../../main/cli/language.ts')
  const { say } = await import('../../../../words/say.ts')
  expect(await speakWithout(['list', '--lang', 'de'], null, false)).toBeNull()
  expect(say('just now')).toBe('just now')
})
