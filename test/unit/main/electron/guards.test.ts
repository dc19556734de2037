import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as electron from '../../../support/fake-electron/index.ts'

vi.mock('electron', () => import('../../../support/fake-electron/index.ts'))
const { installGuards } = await import('../../../../main/electron/security/guards.ts')

const own = 'app://console/index.html'
const help = 'https://using.lino-framework.org/'
const evil = 'https://evil.example/'
installGuards()
const { webContents } = new electron.BrowserWindow({})

beforeEach(() => void electron.recorded.openedOutside.splice(0))

describe('whatever a window shows', () => {
  it.each([own, help, evil, 'about:blank'])('it opens no other window, not for %s', (address) => {
    expect(webContents.open(address)).toBe('deny')
  })

  it.each(['will-navigate', 'will-frame-navigate'])('it goes nowhere but to its own page (%s)', (event) => {
    expect([own, help, evil, 'file:///etc/passwd'].map((to) => webContents.allows(event, to))).toEqual([
      ...[true, false, false, false],
    ])
  })

  it.each(['will-redirect', 'will-attach-webview'])('it never may do what %s asks for', (event) => {
    expect([own, help, evil].map((to) => webContents.allows(event, to))).toEqual([false, false, false])
  })

  it('hands known help pages to the user’s browser, and nothing else', () => {
    for (const to of [help, evil, own, 'javascript:alert(1)']) webContents.open(to)
    expect(electron.recorded.openedOutside).toEqual([help])
    for (const to of [help, evil, own]) webContents.allows('will-navigate', to)
    expect(electron.recorded.openedOutside).toEqual([help, help])
    webContents.allows('will-frame-navigate', help)
    expect(electron.recorded.openedOutside).toEqual([help, help])
  })
})

describe('whatever a page asks of this machine', () => {
  it('is refused: permissions and devices', () => {
    const answer = vi.fn()
    electron.recorded.handlers.get('permissionRequest')?.(
      ...([webContents, 'notifications', answer] as never[]),
    )
    expect(answer.mock.calls).toEqual([[false]])
    expect(electron.recorded.handlers.get('permissionCheck')?.()).toBe(false)
    expect(electron.recorded.handlers.get('devicePermission')?.()).toBe(false)
  })

  it.each([
    ['blob:app://console/5f3c', true],
    ['blob:app://console.evil.example/5f3c', false],
    ['blob:https://evil.example/5f3c', false],
    ['https://evil.example/x?blob:app://console', false],
    ['data:text/csv,a', false],
  ])('is refused: the download of %s (%s)', (address, mayBe) => {
    let prevented = false
    const event = { preventDefault: () => (prevented = true) }
    electron.session.defaultSession.emit('will-download', event, { getURL: () => address })
    expect(!prevented).toBe(mayBe)
  })
})
