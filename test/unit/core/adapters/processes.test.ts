import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { createProcesses, thisProcesses } from '../../../../core/adapters/processes.ts'
import { machineFacts } from '../../../../core/adapters/this-process.ts'
import type { Owner } from '../../../../core/ports.ts'

const hour = 3_600_000
const own = await thisProcesses.own()
const look = (owner: Owner, since = Date.now()) => thisProcesses.look(owner, since)
/** As version 0.1.0 noted an owner. */
const numberOnly = (id: number): Owner => ({ id, machine: null, boot: null, pidSpace: null, started: null })

const startOf = (id: number): Promise<string | null> => machineFacts().started(id)

async function running(): Promise<{ owner: Owner; end: () => Promise<void> }> {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
  await once(other, 'spawn')
  const id = other.pid ?? 0
  const end = async (): Promise<void> => {
    other.kill('SIGKILL')
    await once(other, 'exit')
  }
  return { owner: { ...own, id, started: await startOf(id) }, end }
}

describe('an owner that was noted', () => {
  it('is described without anything that the system says about the machine', () => {
    expect(own).toMatchObject({ id: process.pid, started: expect.stringMatching(/^\d+$/) })
    expect(own.boot).toMatch(/^[0-9a-f]{32}$/)
  })

  it('counts as running while it runs', async () => {
    const { owner, end } = await running()
    expect(await look(owner)).toBe('running')
    expect(await look(own)).toBe('running')
    await end()
    expect(await look(owner)).toBe('gone')
  })

  it('is not what has its number since', async () => {
    expect(await look({ ...own, started: '1' })).toBe('gone')
  })

  it('is gone after a restart of this machine', async () => {
    expect(await look({ ...own, machine: 'm', boot: 'other' })).toBe('otherMachine')
    const facts = { ...machineFacts(), machine: async () => 'm', boot: async () => 'new' }
    expect(await createProcesses(facts).look({ ...own, machine: 'm', boot: 'old' }, Date.now())).toBe('gone')
  })

  it('cannot be looked at in another process space of this machine, whatever runs here with its number', async () => {
    expect(await look({ ...own, pidSpace: '1' })).toBe('otherProcesses')
    expect(await look({ ...own, pidSpace: null })).toBe('otherProcesses')
    expect(await look({ ...own, machine: 'of a container', pidSpace: '1' })).toBe('otherProcesses')
  })

  it('cannot be looked at on another machine, or if the machine is unknown', async () => {
    expect(await look({ ...own, machine: 'other', boot: 'other' })).toBe('otherMachine')
    const unknown = { ...machineFacts(), machine: async () => null, boot: async () => null }
    expect(await createProcesses(unknown).look({ ...own, id: 1 }, Date.now())).toBe('otherMachine')
  })

  it('is gone when it is dead, and only waits for its parent to ask', async () => {
    const facts = { ...machineFacts(), started: async () => '' }
    expect(await createProcesses(facts).look({ ...own, started: '7' }, Date.now())).toBe('gone')
  })

  it('counts as running if it is another user’s and hides its start', async () => {
    const facts = {
      ...machineFacts(),
      started: async (id: number) => (id === process.pid ? own.started : null),
    }
    expect(await createProcesses(facts).look({ ...own, id: process.ppid, started: '7' }, Date.now())).toBe(
      'running',
    )
  })

  it('runs if the system forbids us to signal it', async () => {
    const signal = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' })
    })
    onTestFinished(() => signal.mockRestore())
    expect(await look({ ...own, id: process.ppid, started: await startOf(process.ppid) })).toBe('running')
  })

  it('is looked at on this machine, though the machine’s start is unknown', async () => {
    const processes = createProcesses({ ...machineFacts(), machine: async () => 'm' })
    const noted = { ...own, machine: 'm', boot: null }
    expect(await processes.look(noted, Date.now())).toBe('running')
    expect(await processes.look({ ...noted, started: '1' }, Date.now())).toBe('gone')
  })

  it('that has our number was not us before we began, unless its start says so', async () => {
    const noted = { ...own, started: null }
    const began = Date.now() - process.uptime() * 1000
    expect(await look(noted, began + 5000)).toBe('running')
    expect(await look(noted, began - 5000)).toBe('gone')
    expect(await look({ ...noted, started: own.started }, began - 5000)).toBe('running')
  })

  it('is ourselves by number and start if nothing else was noted', async () => {
    expect(await look({ ...numberOnly(process.pid), started: own.started })).toBe('running')
    expect(await look({ ...numberOnly(process.pid), started: '1' })).toBe('unknownMachine')
  })

  it.each([0, -1, 1.5, Number.NaN])('%d is no process', async (id) => {
    expect(await look({ ...own, id })).toBe('gone')
  })
})

describe('an owner with only a number, from version 0.1.0', () => {
  it('runs if its process does, and otherwise is not known', async () => {
    const { owner, end } = await running()
    expect(await look(numberOnly(owner.id))).toBe('running')
    await end()
    expect(await look(numberOnly(owner.id))).toBe('unknownMachine')
  })

  it('is not the one that has its number since', async () => {
    expect(await look(numberOnly(process.ppid), Date.now() - os.uptime() * 1000 - hour)).toBe(
      'unknownMachine',
    )
    expect(await look(numberOnly(process.pid))).toBe('unknownMachine')
  })

  it('is not known if its process is dead, and only waits for its parent to ask', async () => {
    const facts = { ...machineFacts(), started: async () => '' }
    expect(await createProcesses(facts).look(numberOnly(process.ppid), Date.now())).toBe('unknownMachine')
  })

  it('runs on a system that writes starts in words', async () => {
    const { platform } = process
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
    const facts = { ...machineFacts('linux'), started: async () => 'Sat Nov 28 09:15:02 2026' }
    expect(await createProcesses(facts).look(numberOnly(process.ppid), Date.now())).toBe('running')
  })

  it('runs in a container, too, that shows its own uptime as the machine’s', async () => {
    const uptime = vi.spyOn(os, 'uptime').mockReturnValue(5)
    onTestFinished(() => uptime.mockRestore())
    expect(await look(numberOnly(process.ppid))).toBe('running')
  })

  it('runs after the clock was set forward, too', async () => {
    const now = Date.now()
    vi.useFakeTimers({ now: now + 10 * hour, toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    expect(await look(numberOnly(process.ppid), now)).toBe('running')
  })
})

/** What a process in its own space, as in a container, finds out about us. Null if none can be made here. */
function seenFromAnotherSpace(): string | null {
  const script = `
    import { createProcesses } from ${JSON.stringify(new URL('../../../../core/adapters/processes.ts', import.meta.url).href)}
    const processes = createProcesses()
    const own = await processes.own()
    console.log(await processes.look(${JSON.stringify(own)}, Date.now()), own.pidSpace !== ${JSON.stringify(own.pidSpace)})`
  try {
    return execFileSync(
      'unshare',
      ['--pid', '--fork', '--mount-proc', process.execPath, '--input-type=module', '-e', script],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    ).trim()
  } catch (error) {
    if (
      error instanceof Error &&
      /Operation not permitted|cannot change root filesystem propagation|ENOENT/.test(error.message)
    )
      return null
    throw error
  }
}

test('a real process space sees that we cannot be looked at from there', (context) => {
  const seen = seenFromAnotherSpace()
  if (seen === null) {
    process.stderr.write('SKIPPED: no process space can be made here (unshare).\n')
    return context.skip()
  }
  expect(seen).toBe('otherProcesses true')
})
