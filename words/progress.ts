import { assertNever } from '../contract/assert-never.ts'
import type { KillRun } from '../contract/kill.ts'
import { number } from './format.ts'
import { phaseWords } from './runs.ts'
import { say } from './say.ts'
import { secondsWords } from './spans.ts'

const nothingSent = (): string => say('Stopping: nothing was sent…')

/** How far a run is, in one line of a terminal. `now`: this machine's, milliseconds. */
export function progressWords(run: KillRun, now: number): string {
  const waits = run.waitsUntil === null ? 0 : Math.max(0, Math.ceil((run.waitsUntil - now) / 1000))
  switch (run.phase) {
    case 'countdown':
      if (run.cancelled) return nothingSent()
      return waits === 0 ? say('Starting…') : say('Killing in {count}… Ctrl-C cancels', { count: waits })
    case 'checking':
      return phaseWords.checking()
    case 'running':
      return runningWords(run, waits)
    case 'verifying':
    case 'done':
      return run.sent === run.sentBefore ? nothingSent() : say('Reading what became of the sessions…')
    default:
      return assertNever(run.phase)
  }
}

function runningWords(
  { sent, planned, paused, slowedDown, rate, secondsLeft }: KillRun,
  waits: number,
): string {
  if (paused) return say('Paused: {sent} of {planned} sent', { sent, planned })
  if (waits > 0) {
    const time = secondsWords(waits)
    return say('Waiting {time}, as the site asks: {sent} of {planned} sent…', { time, sent, planned })
  }
  const facts = [
    say('Killing: {sent} of {planned} sent', { sent, planned }),
    rate !== null && say('{rate} a second', { rate: rateWords(rate) }),
    secondsLeft !== null && say('{time} left', { time: secondsWords(secondsLeft) }),
    slowedDown && say('slowed down for the site'),
  ]
  return `${facts.filter((each) => each !== false).join(' · ')}…`
}

function rateWords(rate: number): string {
  return number(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10)
}
