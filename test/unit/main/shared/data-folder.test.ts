import { describe, expect, it } from 'vitest'
import type { Result } from '../../../../contract/failure.ts'
import { dataFolder, type DataFolder, type Place } from '../../../../main/shared/data-folder.ts'
import { withHints } from '../../../support/failures.ts'

const nobody = (): string => {
  throw new Error('uv_os_homedir returned ENOENT')
}

function folderOf(
  platform: Place['platform'],
  env: Place['env'],
  findHome = () => '/home/r',
): Result<DataFolder> {
  return dataFolder({ platform, env, findCwd: () => '/work', findHome })
}

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/r/.config/lino-session-console'],
    ['linux', { HOME: '/home/other' }, '/home/other/.config/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/r/.config/lino-session-console'],
    ['linux', { XDG_CONFIG_HOME: '/cfg', LINO_SESSIONS_HOME: '/mine' }, '/mine'],
    ['linux', { LINO_SESSIONS_HOME: '' }, '/home/r/.config/lino-session-console'],
    ['darwin', { XDG_CONFIG_HOME: '/cfg' }, '/home/r/Library/Application Support/lino-session-console'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/lino-session-console'],
    ['win32', {}, '/home/r/AppData/Roaming/lino-session-console'],
  ] as const)('%s %j: %s', (platform, env, folder) => {
    expect(folderOf(platform, env)).toEqual({ ok: true, value: { folder, notice: null } })
  })

  it.each([
    ['linux', { LINO_SESSIONS_HOME: '/mine', HOME: '' }],
    ['linux', { LINO_SESSIONS_HOME: '/mine', XDG_CONFIG_HOME: 'relative' }],
    ['linux', { XDG_CONFIG_HOME: '/cfg', HOME: 'relative' }],
    ['win32', { APPDATA: 'C:\\Roaming' }],
  ] as const)('%s %j: nobody asks for a home', (platform, env) => {
    expect(folderOf(platform, env, nobody)).toMatchObject({ ok: true })
  })

  it('may be relative to the working directory, and the console then says where it is', () => {
    expect(folderOf('linux', { LINO_SESSIONS_HOME: 'data/here' }, nobody)).toEqual({
      ok: true,
      value: {
        folder: '/work/data/here',
        notice: { cause: 'relativeFolder', facts: { folder: '/work/data/here' } },
      },
    })
  })

  it.each([
    ['linux', { HOME: '' }, 'HOME is empty'],
    ['linux', { HOME: 'relative' }, 'HOME is not an absolute path'],
    ['linux', { HOME: '.' }, 'HOME is not an absolute path'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, 'XDG_CONFIG_HOME is not an absolute path'],
    ['darwin', { HOME: '' }, 'HOME is empty'],
    ['win32', { APPDATA: 'relative' }, 'APPDATA is not an absolute path'],
    ['win32', { USERPROFILE: 'relative' }, 'USERPROFILE is not an absolute path'],
    ['linux', {}, 'HOME is not set, and the system knows no home'],
  ] as const)('%s %j: a usage failure that says %s', (platform, env, words) => {
    const answer = folderOf(platform, env, nobody)
    expect(withHints(answer)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', hint: expect.stringContaining(words) },
    })
    expect(withHints(answer)).toMatchObject({
      failure: { hint: expect.stringContaining('LINO_SESSIONS_HOME') },
    })
  })
})
