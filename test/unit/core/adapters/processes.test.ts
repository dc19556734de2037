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

async function running(): Promise<{ owner: Owner; end: () => Promise<void> }> {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
  await once(other, 'spawn')
  const id = other.pid ?? 0
  const end = async (): Promise<void> => {
    other.kill('SIGKILL')
    await once(other, 'exit')
  }
  return { owner: { ...own, id, started: await machineFacts().started(id) }, end }
}

describe('an owner that was noted', () => {
  it('is told without anything that the system says of the machine', () => {
    expect(own).toMatchObject({ id: process.pid, started: expect.stringMatching(/^\d+$/) })
    expect(own.boot).toMatch(/^[0-9a-f]{32}$/)
  })

  it('runs, for as long as it does', async () => {
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

  it('cannot be looked at on another machine, nor where the machine is not told', async () => {
    expect(await look({ ...own, machine: 'other', boot: 'other' })).toBe('otherMachine')
    const unknown = { ...machineFacts(), machine: async () => null, boot: async () => null }
    expect(await createProcesses(unknown).look({ ...own, id: 1 }, Date.now())).toBe('otherMachine')
  })

  it('is gone when it is dead, and only waits for its parent to ask', async () => {
    const facts = { ...machineFacts(), started: async () => '' }
    expect(await createProcesses(facts).look({ ...own, started: '7' }, Date.now())).toBe('gone')
  })

  it('runs where it is another user’s, who hides when it began', async () => {
    const facts = {
      ...machineFacts(),
      started: async (id: number) => (id === process.pid ? own.started : null),
    }
    expect(await createProcesses(facts).look({ ...own, id: process.ppid, started: '7' }, Date.now())).toBe(
      'running',
    )
  })

  it.each([0, -1, 1.5, Number.NaN])('%d is no process', async (id) => {
    expect(await look({ ...own, id })).toBe('gone')
  })
})

describe('an owner of whom version 0.1.0 noted the number alone', () => {
  it('runs where its process does, and else is not known', async () => {
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

  it('runs in a container, too, that tells its own uptime as the machine’s', async () => {
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

/** What a process in a space of its own, as in a container, finds out about us; null where none can be made here. */
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
