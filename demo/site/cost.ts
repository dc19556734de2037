import type { Answer } from '../wire/answer.ts'
import type { Visit } from '../wire/visit.ts'
import { parameter } from '../wire/visit.ts'

// Measured on real Lino sites (2 cores, SQLite), in milliseconds.
const eachRowOfTheTable = 0.21
const eachRowSent = 0.17
const endingASession = 4

/** How long a real Lino takes for this answer, in ms. What was not measured costs nothing. */
export function linoCost(visit: Visit, answer: Answer): number {
  if (answer.listed) return answer.listed.scanned * eachRowOfTheTable + answer.listed.sent * eachRowSent
  const action = parameter(visit, 'an')
  const ending = action === 'kill_session' || action === 'sign_out'
  const leaving = visit.path === '/auth' && visit.method !== 'POST'
  return ending || leaving ? endingASession : 0
}

/** Lets one request after the other through. Each takes at least the time that it costs. */
export interface Gate {
  /** Does the work, then waits until `cost(result)` ms have passed since it began. */
  pass<T>(work: () => T, cost: (result: T) => number): Promise<T>
}

export function createGate(): Gate {
  let last: Promise<unknown> = Promise.resolve()
  // Timers are late by a millisecond or more. If one wait took too long, the next ones take less.
  let carried = 0
  const wait = async (until: number): Promise<void> => {
    const left = until + carried - performance.now()
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
    carried = Math.max(until + carried - performance.now(), -20)
  }
  return {
    pass: (work, cost) => {
      const turn = last.then(async () => {
        const began = performance.now()
        const result = work()
        const ms = cost(result)
        if (ms > 0) await wait(began + ms)
        return result
      })
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
