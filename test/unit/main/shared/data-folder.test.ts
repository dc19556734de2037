import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../../../main/shared/data-folder.ts'

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/r/.config/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/r/.config/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: '/cfg', LINO_SESSIONS_HOME: '/mine' }, '/mine'],
    ['linux', { LINO_SESSIONS_HOME: '' }, '/home/r/.config/lino-session-console'],
    ['darwin', { XDG_CONFIG_HOME: '/cfg' }, '/home/r/Library/Application Support/lino-session-console'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/lino-session-console'],
    ['win32', {}, '/home/r/AppData/Roaming/lino-session-console'],
  ] as const)('%s %j: %s', (platform, env, folder) => {
    expect(dataFolder({ platform, env, home: '/home/r' })).toBe(folder)
  })
})
