import { describe, expect, it } from 'vitest'
import { browserPlaces, findBrowser, hasDisplay } from '../../../../main/browser/find-browser.ts'

const linux = (env: Record<string, string>) => ({ platform: 'linux' as const, env })

describe('a browser for the window', () => {
  it('is looked for in the path, Chromium first, never in the current folder', () => {
    expect(browserPlaces(linux({ PATH: '/a:.::/b' })).slice(0, 4)).toEqual([
      '/a/chromium',
      '/b/chromium',
      '/a/chromium-browser',
      '/b/chromium-browser',
    ])
  })

  it('is found where Windows and macOS keep it', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files' }
    expect(browserPlaces({ platform: 'win32', env })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    )
    expect(browserPlaces({ platform: 'darwin', env: {} })[0]).toContain('/Applications/')
  })

  it.each([
    [linux({}), false],
    [linux({ DISPLAY: ':0' }), true],
    [linux({ WAYLAND_DISPLAY: 'wayland-0' }), true],
    [{ platform: 'darwin' as const, env: {} }, true],
  ])('needs a display: %j', (machine, shown) => {
    expect(hasDisplay(machine)).toBe(shown)
  })

  it('does not exist without a display, or if nothing is installed', () => {
    expect(findBrowser(linux({ PATH: process.env['PATH'] ?? '' }))).toBeNull()
    expect(findBrowser(linux({ DISPLAY: ':0', PATH: '/nowhere' }))).toBeNull()
  })
})
