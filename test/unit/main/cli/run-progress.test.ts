import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../../contract/kill.ts'
import { progressWords, showRun } from '../../../../main/cli/run-progress.ts'
import { now, startedRun } from './fake-data.ts'

const runOf = (more: Partial<KillRun>): KillRun => startedRun({ planId: 'p1', victims: [] }, more)

describe('progressWords', () => {
  const running = { planned: 400, sent: 120 }

  it.each<[Partial<KillRun>, string]>([
    [{ phase: 'countdown', waitsUntil: now + 4200 }, 'Killing in 5 … Ctrl-C cancels'],
    [{ phase: 'countdown' }, 'Starting …'],
    [{ phase: 'checking' }, 'Looking who came back …'],
    [running, 'Killing: 120 of 400 sent …'],
    [{ ...running, rate: 12.4, secondsLeft: 22.5 }, 'Killing: 120 of 400 sent, 12 a second, 23 s left …'],
    [{ ...running, rate: 0.52, secondsLeft: 540 }, 'Killing: 120 of 400 sent, 0.5 a second, 9 min left …'],
    [{ ...running, slowedDown: true }, 'Killing: 120 of 400 sent, slowed down for the site …'],
    [{ ...running, paused: true, rate: 3 }, 'Paused: 120 of 400 sent'],
    [{ ...running, waitsUntil: now + 30_000 }, 'Waiting 30 s, as the site asks: 120 of 400 sent …'],
    [{ phase: 'verifying', sent: 3 }, 'Reading what became of them …'],
    [{ phase: 'done' }, 'Stopping: nothing was sent …'],
    [{ phase: 'countdown', waitsUntil: now + 4200, cancelled: true }, 'Stopping: nothing was sent …'],
  ])('of %j', (more, words) => {
    expect(progressWords(runOf(more), now)).toBe(words)
  })
})

describe('showRun', () => {
  /** A clock whose waits end when they are told to. */
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

  it('counts down each second, though the run says nothing meanwhile', async () => {
    const { lines, shown, step } = stepped()
    shown.show(runOf({ phase: 'countdown', waitsUntil: now + 3000 }))
    step()
    await expect.poll(() => lines.at(-1)).toBe('Killing in 2 … Ctrl-C cancels')
    step()
    await expect.poll(() => lines.at(-1)).toBe('Killing in 1 … Ctrl-C cancels')
    shown.show(runOf({ phase: 'checking' }))
    expect(lines.at(-1)).toBe('Looking who came back …')
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
