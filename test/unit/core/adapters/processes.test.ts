import { spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { thisProcesses } from '../../../../core/adapters/processes.ts'

const hour = 3_600_000

describe('a process that was noted', () => {
  it('runs, whoever it is, and for as long as it does', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
    await once(other, 'spawn')
    const id = other.pid ?? 0
    expect(thisProcesses.isRunning(id, Date.now())).toBe(true)
    expect(thisProcesses.isRunning(process.pid, Date.now())).toBe(true)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(thisProcesses.isRunning(id, Date.now())).toBe(false)
  })

  it('is not the one that has its number since', () => {
    expect(thisProcesses.isRunning(process.ppid, Date.now() - os.uptime() * 1000 - hour)).toBe(false)
    expect(thisProcesses.isRunning(process.pid, Date.now() - process.uptime() * 1000 - hour)).toBe(false)
  })

  it('runs in a container, too, that tells its own uptime as the machine’s', () => {
    const uptime = vi.spyOn(os, 'uptime').mockReturnValue(5)
    onTestFinished(() => uptime.mockRestore())
    expect(thisProcesses.isRunning(process.ppid, Date.now())).toBe(true)
  })

  it('runs after the clock was set forward, too', () => {
    const now = Date.now()
    vi.useFakeTimers({ now: now + 10 * hour, toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    expect(thisProcesses.isRunning(process.ppid, now)).toBe(true)
  })
})
