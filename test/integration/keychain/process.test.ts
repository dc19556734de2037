import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createKeychain, forkWorker } from '../../../core/adapters/keychain/index.ts'
import {
  describeWithSecretService,
  startDisplay,
  startSecretService,
  type SecretService,
} from '../../support/secret-service/index.ts'
import { openKeychain, watchedWorker } from './keychain.ts'

const program = (name: string): string => path.join(import.meta.dirname, 'programs', name)
const kept = { ok: true, value: 'secret' }

/** A killed process may stay in the list until somebody asks how it ended. */
function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false
  return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

describeWithSecretService("the keychain's own process", () => {
  let service: SecretService

  beforeEach(async () => {
    service = await startSecretService({ password: 'of the keyring' })
    const keychain = openKeychain(service.env)
    await keychain.write('kept', 'secret')
    keychain.close()
    return () => service.stop()
  })

  test('crashes in the middle of a call: a fresh one answers it', async () => {
    const pids: number[] = []
    service.freeze()
    const spawnWorker = () =>
      watchedWorker(service.env, (pid) => {
        pids.push(pid)
        if (pids.length === 1) process.kill(pid, 'SIGSEGV')
        else service.thaw()
      })
    const keychain = createKeychain({ spawnWorker })
    expect(await keychain.read('kept')).toEqual(kept)
    expect(new Set(pids).size).toBe(2)
    keychain.close()
  })

  test('crashes at each call: hanging, and the next call starts it again', async () => {
    let crashes = true
    service.freeze()
    const spawnWorker = () => watchedWorker(service.env, (pid) => crashes && process.kill(pid, 'SIGSEGV'))
    const keychain = createKeychain({ spawnWorker })
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'hanging' })
    crashes = false
    service.thaw()
    expect(await keychain.read('kept')).toEqual(kept)
    keychain.close()
  })

  test('a keyring that does not answer: hanging after 2 s, and the process is gone', async () => {
    const pids: number[] = []
    const keychain = createKeychain({
      spawnWorker: () => watchedWorker(service.env, (pid) => pids.push(pid)),
    })
    service.freeze()
    const startedAt = performance.now()
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'hanging' })
    expect(performance.now() - startedAt).toBeGreaterThan(1_990)
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false]))
    service.thaw()
    expect(await keychain.read('kept')).toEqual(kept)
    keychain.close()
  })

  test('stuck so that it hears no signal: killed all the same, and started again', async () => {
    const stuck = forkWorker(program('stuck-worker.ts'), process.env)
    const workers = [stuck]
    const spawnWorker = () => workers.shift() ?? watchedWorker(service.env, () => undefined)
    const keychain = createKeychain({ spawnWorker, limits: { answerMs: 2_000 } })
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'hanging' })
    await vi.waitFor(() => expect(isRunning(stuck.pid ?? 0)).toBe(false))
    expect(await keychain.read('kept')).toEqual(kept)
    keychain.close()
  })

  test('is hanging if it never starts, and missing if it cannot be started', async () => {
    const mute = createKeychain({
      spawnWorker: () => forkWorker(program('mute-worker.ts'), process.env),
      limits: { startMs: 500 },
    })
    expect(await mute.read('kept')).toEqual({ ok: false, trouble: 'hanging' })
    mute.close()
    const absent = createKeychain({
      spawnWorker: () => forkWorker(program('no-such-worker.ts'), process.env),
    })
    expect(await absent.state()).toBe('missing')
    absent.close()
  })

  test('a process that knew the old keyring daemon finds the new one', async () => {
    const keychain = openKeychain(service.env)
    expect(await keychain.read('kept')).toEqual(kept)
    await service.signIn('of the keyring')
    expect(await keychain.read('kept')).toEqual(kept)
    keychain.close()
  })

  test('no secret is in its arguments or its environment, while it has one', async () => {
    const seen: string[] = []
    const env = { ...service.env, LINO_SESSIONS_PASSWORD: 'typed before' }
    service.freeze()
    const keychain = createKeychain({
      spawnWorker: () =>
        watchedWorker(env, (pid) => {
          seen.push(...['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8')))
          service.thaw()
        }),
    })
    expect(await keychain.write('other', 'typed now')).toEqual({ ok: true, value: null })
    expect(seen).toHaveLength(2)
    expect(seen.join()).toContain('DBUS_SESSION_BUS_ADDRESS')
    expect(seen.join()).not.toMatch(/typed (now|before)/)
    keychain.close()
  })

  test('does not keep a program from ending, and ends with it', async () => {
    const reader = spawn(process.execPath, [program('reader.ts')], {
      env: service.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    reader.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect(await once(reader, 'close')).toEqual([0, null])
    expect(said).toContain(JSON.stringify(kept))
    await vi.waitFor(() => expect(isRunning(Number(/worker (\d+)/.exec(said)?.[1]))).toBe(false))
  })

  test('ends with a program that is killed in the middle of a call', async () => {
    service.freeze()
    const reader = spawn(process.execPath, [program('reader.ts')], {
      env: service.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [chunk] = (await once(reader.stdout, 'data')) as [Buffer]
    const pid = Number(/worker (\d+)/.exec(chunk.toString())?.[1])
    expect(isRunning(pid)).toBe(true)
    reader.kill('SIGKILL')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false))
    service.thaw()
  })
})

describeWithSecretService('a locked keyring at a desktop', () => {
  test('asks the person once, waits longer, and takes the dialog down', async () => {
    const screen = await startDisplay()
    onTestFinished(screen.stop)
    const service = await startSecretService({ password: 'of the keyring', display: screen.display })
    onTestFinished(service.stop)
    await service.lock()
    const keychain = openKeychain(service.env, { limits: { answerMs: 2_000, personMs: 5_000 } })
    expect(await keychain.state()).toBe('locked')

    const startedAt = performance.now()
    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'locked' })
    const asked = performance.now()
    expect(asked - startedAt).toBeGreaterThan(4_990)

    expect(await keychain.read('kept')).toEqual({ ok: false, trouble: 'locked' })
    // The person is not waited for again. A busy machine takes its time, too.
    expect(performance.now() - asked).toBeLessThan(4_500)

    keychain.close()
  })
})
