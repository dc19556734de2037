import { expect, it, vi } from 'vitest'
import * as electron from '../../../support/fake-electron/index.ts'

vi.mock('electron', () => import('../../../support/fake-electron/index.ts'))
const { quitAfter } = await import('../../../../main/electron/quit.ts')

it('quitting waits for the sign-outs, which begin once, however often quitting is asked for', async () => {
  // Tests of other files quit the same app.
  Object.assign(electron.recorded, { quit: false, messages: [] })
  const signedOut = Promise.withResolvers<{ leftBehind: string[] }>()
  const close = vi.fn(() => signedOut.promise)
  quitAfter(close)
  electron.app.quit()
  electron.app.quit()
  electron.app.emit('window-all-closed')
  expect(close).toHaveBeenCalledTimes(1)
  expect(electron.recorded.quit).toBe(false)
  signedOut.resolve({ leftBehind: [] })
  await vi.waitFor(() => expect(electron.recorded.quit).toBe(true))
  expect(close).toHaveBeenCalledTimes(1)
  expect(electron.recorded.messages).toEqual([])
})
