import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cause } from '../../../../contract/failure.ts'
import { causeSentence } from '../../../../words/failures/index.ts'
import { createFileLocks } from '../../../../core/adapters/file-locks.ts'
import { lockText } from '../../../../core/adapters/lock-holder.ts'
import { thisProcesses } from '../../../../core/adapters/processes.ts'
import { machineFacts } from '../../../../core/adapters/this-process.ts'
import { systemClock } from '../../../../core/adapters/system-clock.ts'
import type { Locked, Owner } from '../../../../core/ports.ts'
import { withHints } from '../../../support/failures.ts'

let folder: string
const locks = (): ReturnType<typeof createFileLocks> => createFileLocks(folder, systemClock)

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'locks-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const isIn = { got: true, value: 'in' }

function gotten<T>(locked: Locked<T>): T {
  if (!locked.got) throw new Error(JSON.stringify(locked.trouble))
  return locked.value
}

/** The file of the lock, as a holder that is gone left it. */
async function leftBehind(text: string, ageMs = 0): Promise<string> {
  for (const earlier of await readdir(folder)) await rm(path.join(folder, earlier))
  const [name = ''] = gotten(await locks().hold('a', () => readdir(folder)))
  const file = path.join(folder, name)
  await writeFile(file, text)
  const then = new Date(Date.now() - ageMs)
  await utimes(file, then, then)
  return name
}

const own = await thisProcesses.own()
/** As the process with this number, or somebody elsewhere, writes it. */
async function textOf(id: number | undefined, change: Partial<Owner> = {}): Promise<string> {
  const started = id === undefined ? null : await machineFacts().started(id)
  return lockText({ ...own, id: id ?? 0, started: started ?? '1', ...change }, 'terminal')
}

/** Not even asked for before `open` is called. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { opened: promise, open: () => resolve(undefined) }
}

/** What the console says about the holder. Empty: nobody holds it. */
const hintOfLock = (held: Locked<unknown>): string =>
  held.got || held.trouble.kind !== 'held'
    ? ''
    : causeSentence(cause('locked', { holder: held.trouble.holder }))

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
    expect(await locks().hold('b', async () => 'in')).toEqual(isIn)
    open()
    await first
  })

  it('are let go of when the task fails', async () => {
    await expect(locks().hold('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
  })

  it('are not held by a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    await leftBehind(await textOf(gone.pid))
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
  })

  it('are held by another process for as long as it runs', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
    await once(other, 'spawn')
    await leftBehind(await textOf(other.pid))
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
    await leftBehind(await textOf(process.pid))
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
  })

  it('are not held by what had a running process’s number before it', async () => {
    await leftBehind(await textOf(process.ppid, { started: '1' }))
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
  })

  it('are not held by one that died before it could write its number', async () => {
    await leftBehind('', 61_000)
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
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
    await leftBehind(await textOf(gone.pid))
    const ends = others.map((other) => once(other, 'exit'))
    for (const other of others) other.stdin.write('go')
    await Promise.all(ends)
    expect(await readFile(path.join(folder, 'steps'), 'utf8')).toBe('in out '.repeat(6))
    expect(await readdir(folder)).toEqual(['steps'])
  })

  it('of an earlier version, of which nothing but a number is known, are abandoned after a minute', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    await leftBehind(String(gone.pid), 61_000)
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
    await leftBehind(String(gone.pid))
    expect(await quick().hold('a', async () => 'in', 200)).toMatchObject({
      got: false,
      trouble: { kind: 'held' },
    })
    // Its process runs.
    await leftBehind(String(process.ppid), 61_000)
    expect(await quick().hold('a', async () => 'in', 200)).toMatchObject({ got: false })
  })

  it('are not waited for by looking again within one process, and are given in the order of asking', async () => {
    let looks = 0
    const one = createFileLocks(folder, { ...systemClock, wait: async () => void (looks += 1) })
    const order: number[] = []
    const task = (name: number) => async (): Promise<void> => void order.push(name)
    const { opened, open } = gate()
    const first = one.hold('a', task(1))
    const second = one.hold('a', () => opened.then(task(2)))
    await first
    await new Promise(setImmediate)
    const others = [one.hold('a', task(3)), one.hold('a', task(4))]
    // Time enough for the third to look at the lock, which the second has.
    for (let turns = 0; turns < 50; turns += 1) await new Promise(setImmediate)
    open()
    await Promise.all([second, ...others])
    expect([order, looks]).toEqual([[1, 2, 3, 4], 0])
  })

  it('that name no host are held while their process runs', async () => {
    const text = await textOf(process.ppid)
    await leftBehind(text.replace('"host":"terminal",', ''), 61_000)
    expect(await quick().hold('a', async () => 'in', 200)).toMatchObject({ trouble: { kind: 'held' } })
  })

  it('that name nobody are held for a minute', async () => {
    await leftBehind('', 57_000)
    expect(await quick().hold('a', async () => 'in', 200)).toMatchObject({ trouble: { kind: 'held' } })
    await leftBehind('', 61_000)
    expect(await quick().hold('a', async () => 'in', 200)).toEqual(isIn)
  })

  it.each([
    ['another machine', { machine: 'other', boot: 'other' }, 'on another machine'],
    ['another process space', { pidSpace: '1' }, 'in a container'],
  ])('of %s are held, however old, and it is said which file to remove', async (_, change, words) => {
    const name = await leftBehind(await textOf(process.pid, change), 86_400_000)
    const held = await quick().hold('a', async () => 'in', 200)
    const hint = hintOfLock(held)
    expect(hint).toContain(words)
    expect(hint).toContain(`remove ${path.join(folder, name)}.`)
  })

  it('are not waited for without an end, and after a second the console says for whom', async () => {
    await leftBehind(await textOf(process.ppid))
    let waited = 0
    const told: [number, string][] = []
    const clock = { ...systemClock, wait: async (ms: number) => void (waited += ms) }
    const waiting = createFileLocks(folder, clock)
    waiting.onWait((holder) => told.push([waited, causeSentence(cause('waitingFor', { holder }))]))
    expect(withHints(await waiting.hold('a', async () => 'in'))).toMatchObject({
      got: false,
      trouble: { kind: 'held', holder: { who: 'console', host: 'terminal', process: process.ppid } },
    })
    expect(waited).toBe(120_000)
    expect(told).toEqual([
      [1000, `Waiting for another terminal of this console (process ${String(process.ppid)}).`],
    ])
    waited = 0
    await waiting.hold('a', async () => 'in', 5000)
    expect(waited).toBe(5000)
  })

  it('are waited for no longer when the console is asked to stop, and the task is not done', async () => {
    await leftBehind(await textOf(process.ppid))
    let ran = false
    const clock = {
      ...systemClock,
      // In a wait that nothing but the signal ends.
      wait: (_ms: number, signal?: AbortSignal) =>
        signal
          ? new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
          : Promise.resolve(),
    }
    const waiting = createFileLocks(folder, clock)
    const task = async (): Promise<void> => void (ran = true)
    const [first, second] = [waiting.hold('a', task), waiting.hold('a', task)]
    await new Promise(setImmediate)
    waiting.stopWaiting()
    expect(await first).toMatchObject({ got: false, trouble: { kind: 'stopped' } })
    expect(await second).toMatchObject({ got: false, trouble: { kind: 'stopped' } })
    // Begun after that, as to note the end: tried for a second.
    expect(await waiting.hold('a', task)).toMatchObject({ got: false, trouble: { kind: 'held' } })
    expect(ran).toBe(false)
    expect(await waiting.hold('b', async () => 'in')).toEqual(isIn)
  })

  it('say what is in their place, and wait for no pipe', async () => {
    const name = await leftBehind('')
    const file = path.join(folder, name)
    for (const [make, words] of [
      [() => execFileSync('mkfifo', [file]), 'is a pipe'],
      [() => mkdir(file), 'is a folder'],
      [() => symlink(path.join(folder, 'nowhere'), file), 'which is not there'],
      [() => symlink(file, file), 'in a circle'],
    ] as const) {
      await rm(file, { recursive: true })
      await make()
      const held = await quick().hold('a', async () => 'in', 200)
      expect(hintOfLock(held)).toContain(words)
    }
  })

  it('of one that died before its lock had a name leave nothing behind', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    await leftBehind(await textOf(gone.pid))
    const hourAgo = new Date(Date.now() - 3_600_000)
    for (const name of ['.old.new', '.young.new']) await writeFile(path.join(folder, name), '')
    await utimes(path.join(folder, '.old.new'), hourAgo, hourAgo)
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
    expect(await readdir(folder)).toEqual(['.young.new'])
  })

  it('stale ones from clearing up keep nobody out', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    const name = await leftBehind(await textOf(gone.pid))
    await writeFile(path.join(folder, `${name}.clearing`), await textOf(gone.pid))
    expect(await locks().hold('a', async () => 'in')).toEqual(isIn)
    expect(await readdir(folder)).toEqual([])
  })

  it('that cannot be made are reported as impossible, with the place', async () => {
    const file = path.join(folder, 'a-file')
    await writeFile(file, '')
    const held = await createFileLocks(path.join(file, 'locks'), systemClock).hold('a', async () => 'in')
    expect(withHints(held)).toMatchObject({
      got: false,
      trouble: { kind: 'impossible', reason: expect.stringContaining(file) },
    })
    expect(withHints(await createFileLocks(file, systemClock).hold('a', async () => 'in'))).toMatchObject({
      trouble: { reason: expect.stringContaining('what should be a folder is none') },
    })
  })
})

/** Locks whose waits take no time. */
function quick(): ReturnType<typeof createFileLocks> {
  return createFileLocks(folder, { ...systemClock, wait: async () => undefined })
}
