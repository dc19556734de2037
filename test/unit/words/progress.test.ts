import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../contract/kill.ts'
import { progressWords } from '../../../words/progress.ts'
import { now, startedRun } from '../main/cli/fake-data.ts'

const runOf = (more: Partial<KillRun>): KillRun => startedRun({ planId: 'p1', victims: [] }, more)

describe('progressWords', () => {
  const running = { planned: 400, sent: 120 }

  it.each<[Partial<KillRun>, string]>([
    [{ phase: 'countdown', waitsUntil: now + 4200 }, 'Killing in 5… Ctrl-C cancels'],
    [{ phase: 'countdown' }, 'Starting…'],
    [{ phase: 'checking' }, 'Checking who came back…'],
    [running, 'Killing: 120 of 400 sent…'],
    [{ ...running, rate: 12.4, secondsLeft: 22.5 }, 'Killing: 120 of 400 sent · 12 a second · 23 s left…'],
    [{ ...running, rate: 0.52, secondsLeft: 540 }, 'Killing: 120 of 400 sent · 0.5 a second · 9 min left…'],
    [{ ...running, slowedDown: true }, 'Killing: 120 of 400 sent · slowed down for the site…'],
    [{ ...running, paused: true, rate: 3 }, 'Paused: 120 of 400 sent'],
    [{ ...running, waitsUntil: now + 30_000 }, 'Waiting 30 s, as the site asks: 120 of 400 sent…'],
    [{ phase: 'verifying', sent: 3 }, 'Reading what became of the sessions…'],
    [{ phase: 'verifying', sent: 3, sentBefore: 3 }, 'Stopping: nothing was sent…'],
    [{ phase: 'done' }, 'Stopping: nothing was sent…'],
    [{ phase: 'countdown', waitsUntil: now + 4200, cancelled: true }, 'Stopping: nothing was sent…'],
  ])('of %j', (more, words) => {
    expect(progressWords(runOf(more), now)).toBe(words)
  })
})
