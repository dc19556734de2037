import { expect, it, vi } from 'vitest'
import type { ConsoleApi, ConsoleEvent } from '../../../contract/console-api.ts'
import * as electron from '../../support/fake-electron/index.ts'
import { deliver } from '../../support/fake-electron/ipc.ts'

vi.mock('electron', () => import('../../support/fake-electron/index.ts'))
await import('../../../preload/index.ts')
const page = electron.exposed['linoConsole'] as ConsoleApi

it('passes method and arguments on, and the answer back', async () => {
  const calls: unknown[] = []
  electron.ipcMain.handle('console', async (_event, ...args) => {
    calls.push(args)
    return { ok: true, value: null }
  })
  expect(await page.viewSite({ siteId: 'a' })).toEqual({ ok: true, value: null })
  expect(calls).toEqual([['viewSite', { siteId: 'a' }]])
})

it('gives each listener the news alone, until it lets go', () => {
  const [one, other] = [vi.fn(), vi.fn()]
  const stop = page.subscribe(one)
  page.subscribe(other)
  const news: ConsoleEvent = { type: 'siteRemoved', siteId: 'a' }
  deliver('console-event', [news])
  stop()
  deliver('console-event', [news])
  expect(one.mock.calls).toEqual([[news]])
  expect(other.mock.calls).toEqual([[news], [news]])
})
