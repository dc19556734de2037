import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileLocks } from '../../../../core/adapters/file-locks.ts'
import { systemClock } from '../../../../core/adapters/system-clock.ts'

let folder: string
const locks = (): ReturnType<typeof createFileLocks> => createFileLocks(folder, systemClock)

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'locks-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The file of the lock, as a holder that is gone left it. */
async function leftBehind(text: string, ageMs = 0): Promise<string> {
  const [name = ''] = await locks().hold('a', () => readdir(folder))
  const file = path.join(folder, name)
  await writeFile(file, text)
  const then = new Date(Date.now() - ageMs)
  await utimes(file, then, then)
  return name
}

/** Not even asked for before `open` is called. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { opened: promise, open: () => resolve(undefined) }
}

describe('locks in files', () => {
  it('let one at a time in, whoever asks, and leave nothing behind', async () => {
    const steps: string[] = []
    const task = (name: string) => async (): Promise<void> => {
      steps.push(`${name} in`)
      await new Promise(setImmediate)
      steps.push(`${name} out`)
    }
    await Promise.all([
      locks().hold('a', task('1')),
      locks().hold('a', task('2')),
      locks().hold('a', task('3')),
    ])
    expect(steps).toHaveLength(6)
    for (const at of [0, 2, 4]) expect(steps[at + 1]).toBe(steps[at]?.replace('in', 'out'))
    expect(await readdir(folder)).toEqual([])
  })

  it('keep different names apart', async () => {
    const { opened, open } = gate()
    const first = locks().hold('a', () => opened)
    expect(await locks().hold('b', async () => 'in')).toBe('in')
    open()
    await first
  })

  it('are let go of when the task fails', async () => {
    await expect(locks().hold('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await locks().hold('a', async () => 'in')).toBe('in')
  })

  it('are not held by a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    await leftBehind(String(gone.pid))
    expect(await locks().hold('a', async () => 'in')).toBe('in')
  })

  it('are held by another process for as long as it runs', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
    await once(other, 'spawn')
    await leftBehind(String(other.pid))
    let looks = 0
    const clock = {
      ...systemClock,
      async wait() {
        looks += 1
        if (looks < 3) return
        other.kill('SIGKILL')
        await once(other, 'exit')
      },
    }
    await createFileLocks(folder, clock).hold('a', async () => undefined)
    expect(looks).toBe(3)
  })

  it('are not held by what had our own number before us', async () => {
    await leftBehind(String(process.pid))
    expect(await locks().hold('a', async () => 'in')).toBe('in')
  })

  it('are not held by what had a running process’s number before it', async () => {
    await leftBehind(String(process.ppid), os.uptime() * 1000 + 120_000)
    expect(await locks().hold('a', async () => 'in')).toBe('in')
  })

  it('are not held by one that died before it could write its number', async () => {
    await leftBehind('', 3000)
    expect(await locks().hold('a', async () => 'in')).toBe('in')
  })

  it('that were abandoned are got by one of many', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    // By others that look at the same moment.
    const worker = `
      import { appendFile } from 'node:fs/promises'
      import { createFileLocks } from ${JSON.stringify(new URL('../../../../core/adapters/file-locks.ts', import.meta.url).href)}
      const clock = { now: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) }
      process.stdin.once('data', async () => {
        await createFileLocks(${JSON.stringify(folder)}, clock).hold('a', async () => {
          await appendFile(${JSON.stringify(path.join(folder, 'steps'))}, 'in ')
          await clock.wait(20)
          await appendFile(${JSON.stringify(path.join(folder, 'steps'))}, 'out ')
        })
        process.exit()
      })
      process.stdout.write('ready')`
    const others = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', worker], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    await Promise.all(others.map((other) => once(other.stdout, 'data')))
    await leftBehind(String(gone.pid))
    const ends = others.map((other) => once(other, 'exit'))
    for (const other of others) other.stdin.write('go')
    await Promise.all(ends)
    expect(await readFile(path.join(folder, 'steps'), 'utf8')).toBe('in out '.repeat(6))
    expect(await readdir(folder)).toEqual(['steps'])
  })

  it('are not waited for without an end', async () => {
    await leftBehind(String(process.ppid))
    let waited = 0
    const clock = { ...systemClock, wait: async (ms: number) => void (waited += ms) }
    await expect(createFileLocks(folder, clock).hold('a', async () => 'in')).rejects.toThrow(
      'does not let go',
    )
    expect(waited).toBe(120_000)
  })
})
