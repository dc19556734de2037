import os from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callersFolder, environment } from '../../../scripts/house.mjs'

afterEach(() => vi.unstubAllEnvs())

describe('callersFolder', () => {
  it.each(['cli', 'demo', 'start'])('is where npm run %s was called', (script) => {
    vi.stubEnv('npm_lifecycle_event', script)
    vi.stubEnv('INIT_CWD', os.tmpdir())
    expect(callersFolder()).toBe(os.tmpdir())
  })

  it.each([
    ['under another script', 'test', os.tmpdir()],
    ['where that folder is gone', 'cli', '/no/such/folder'],
    ['without npm', undefined, undefined],
  ])('is the working directory %s', (_what, script, folder) => {
    vi.stubEnv('npm_lifecycle_event', script)
    vi.stubEnv('INIT_CWD', folder)
    expect(callersFolder()).toBe(process.cwd())
  })
})

it('no program is given secrets, nor what makes Node write them down', () => {
  for (const name of ['LINO_SESSIONS_PASSWORD', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'ELECTRON_RUN_AS_NODE']) {
    vi.stubEnv(name, 'x')
    expect(environment()).not.toHaveProperty(name)
  }
  expect(environment()).toHaveProperty('PATH')
})
