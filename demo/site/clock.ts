/** The demo site's clock: the machine's time plus its shift, in milliseconds since 1970. */
export interface DemoClock {
  now(): number
  move(ms: number): void
}

export function demoClock(): DemoClock {
  let moved = 0
  return {
    now: () => Date.now() + moved,
    move: (ms) => {
      moved += ms
    },
  }
}
