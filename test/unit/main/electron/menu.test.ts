import { afterEach, expect, it, vi } from 'vitest'
import type { ConsoleApi } from '../../../../contract/console-api.ts'
import { allLanguages } from '../../../../words/languages.ts'
import { createFakeConsole } from '../../../support/fake-console.ts'
import { speak } from '../../../../words/say.ts'
import * as electron from '../../../support/fake-electron/index.ts'

vi.mock('electron', () => import('../../../support/fake-electron/index.ts'))
const { installMenu } = await import('../../../../main/electron/menu.ts')
const { speakAsWindow, speakSystemLanguage } = await import('../../../../main/electron/language.ts')
const { quitAfter } = await import('../../../../main/electron/quit.ts')

afterEach(async () => {
  electron.recorded.systemLanguages = ['en-GB']
  await speak('en')
})

async function labelsIn(systemLanguage: string): Promise<readonly (string | undefined)[]> {
  electron.recorded.systemLanguages = [systemLanguage]
  await speakSystemLanguage()
  installMenu({} as ConsoleApi)
  const entries = electron.recorded.menu.flatMap((menu) => [menu, ...(menu.submenu ?? [])])
  return entries.filter((entry) => !('type' in entry)).map(({ label }) => label)
}

it('the menu speaks the system’s language, each entry of it', async () => {
  const english = await labelsIn('en-GB')
  expect(english).not.toContain(undefined)
  expect(await labelsIn('de-AT')).toContain('Vollbild')
  expect(await labelsIn('pl-PL')).toEqual(english)
  for (const language of allLanguages.filter((each) => each !== 'en')) {
    const labels = await labelsIn(language)
    expect(labels.filter((label, at) => label === english[at])).toEqual([])
  }
})

it('quitting says in the system’s language where a session may be left, and hides nothing in a name', async () => {
  electron.recorded.systemLanguages = ['fr']
  await speakSystemLanguage()
  quitAfter(async () => ({ leftBehind: ['Wel\u202eeup', 'Eupen'] }))
  electron.app.quit()
  await vi.waitFor(() => expect(electron.recorded.messages).toHaveLength(1))
  expect(electron.recorded.messages[0]?.message).toMatch(/^La console .* Wel\\u202eeup et Eupen\.$/)
})

it('the menu speaks the language that the user has chosen for the window, and follows each change', async () => {
  electron.recorded.systemLanguages = ['fr']
  const { api, emit } = createFakeConsole()
  const labels = (): readonly (string | undefined)[] => electron.recorded.menu.map(({ label }) => label)
  await speakAsWindow({ api, preferences: () => ({ language: 'de' }) }, () => installMenu(api))
  expect(labels()).toContain('Bearbeiten')
  for (const [language, word] of [
    ['et', 'Redigeerimine'],
    ['system', 'Édition'],
    ['en', 'Edit'],
  ] as const) {
    emit({ type: 'preferences', preferences: { language } })
    await vi.waitFor(() => expect(labels()).toContain(word))
  }
  emit({ type: 'preferences', preferences: { language: 'de' } })
  emit({ type: 'preferences', preferences: { theme: 'dark' } })
  await vi.waitFor(() => expect(labels()).toContain('Édition'))
})
