import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../../contract/kill.ts'
import { showRun } from '../../../../main/cli/run-progress.ts'
import { now, startedRun } from './fake-data.ts'

const runOf = (more: Partial<KillRun>): KillRun => startedRun({ planId: 'p1', victims: [] }, more)

describe('showRun', () => {
  /** A clock whose waits end on command. */
  function stepped() {
    const time = { now }
    let step: () => void = () => undefined
    const lines: string[] = []
    const clock = {
      now: () => time.now,
      wait: (ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          step = () => {
            time.now += ms
            resolve()
          }
          signal?.addEventListener('abort', () => resolve(), { once: true })
        }),
    }
    const progress = { show: (line: string) => void lines.push(line), clear: () => undefined }
    return { lines, shown: showRun(progress, clock), step: () => step() }
  }

  it('counts down each second, though the run emits nothing then', async () => {
    const { lines, shown, step } = stepped()
    shown.show(runOf({ phase: 'countdown', waitsUntil: now + 3000 }))
    step()
    await expect.poll(() => lines.at(-1)).toBe('Killing in 2… Ctrl-C cancels')
    step()
    await expect.poll(() => lines.at(-1)).toBe('Killing in 1… Ctrl-C cancels')
    shown.show(runOf({ phase: 'checking' }))
    expect(lines.at(-1)).toBe('Checking who came back…')
    expect(new Set(lines).size, 'each is shown once').toBe(lines.length)
  })

  it('writes nothing more once it is stopped', async () => {
    const { lines, shown, step } = stepped()
    shown.show(runOf({ phase: 'countdown', waitsUntil: now + 3000 }))
    shown.stop()
    const written = lines.length
    step()
    await Promise.resolve()
    expect(lines).toHaveLength(written)
  })
})
