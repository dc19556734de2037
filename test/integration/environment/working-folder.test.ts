import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtFolder } from '../../support/built.ts'
import { temporaryHome, type Ended } from '../cli/cli-process.ts'

beforeAll(() => void builtFolder(), 120_000)

/** Runs the built program in a folder that was removed after the shell had entered it. */
function runInRemoved(program: 'cli' | 'browser', args: readonly string[], home: string): Ended {
  const gone = mkdtempSync(path.join(os.tmpdir(), 'lino-gone-'))
  const command = [process.execPath, path.join(builtFolder(), `${program}.js`), ...args]
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'cd "$1" && rmdir "$1" && shift && exec "$@"', 'sh', gone, ...command],
    {
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        PATH: process.env['PATH'],
        LINO_SESSIONS_HOME: home,
        LINO_SESSIONS_PASSWORD: '1234',
        LINO_SESSIONS_NO_KEYCHAIN: '1',
      },
    },
  )
  return { code: status, stdout, stderr }
}

describe.skipIf(process.platform === 'win32')('in a working directory that was removed', () => {
  it.each([[['sites', 'list']], [['audit', '--json']], [['diagnose']]])(
    'an absolute data folder is enough for %j',
    (args) => {
      expect(runInRemoved('cli', args, temporaryHome())).toMatchObject({ code: 0, stderr: '' })
    },
  )

  const sentence =
    'The folder in which you started the console no longer exists, and LINO_SESSIONS_HOME is relative to it. Change to another folder, or give an absolute path.\n'

  it('a relative data folder is a usage failure', () => {
    const failed = runInRemoved('cli', ['sites', 'list'], 'mine')
    expect(failed).toEqual({ code: 2, stdout: '', stderr: `lino-sessions: ${sentence}` })
    expect(runInRemoved('browser', ['--no-open'], 'mine')).toEqual({ code: 2, stdout: '', stderr: sentence })
    expect(runInRemoved('cli', ['diagnose'], 'mine')).toMatchObject({ code: 0, stderr: '' })
  })

  it('a relative report or password file is not there', () => {
    const site = ['http://127.0.0.1:1', '--user', 'robin']
    const report = ['kill', ...site, '--dangling', '--yes', '--report', 'r.csv']
    expect(runInRemoved('cli', report, temporaryHome())).toMatchObject({
      code: 2,
      stderr: 'lino-sessions: The report cannot be written to r.csv: there is no such folder.\n',
    })
    const password = ['list', ...site, '--password-file', 'pw']
    expect(runInRemoved('cli', password, temporaryHome())).toMatchObject({
      code: 2,
      stderr:
        'lino-sessions: The password cannot be read: there is no such file. The name after --password-file is not repeated, because it may be the password itself.\n',
    })
  })
})
