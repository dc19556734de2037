/** So long one piece of work may keep everybody else waiting: kills of other sites run meanwhile. Milliseconds. */
const sliceMs = 15
/** Looking at the clock costs more than most items. */
const itemsBetween = 200

/** Lets everybody else have a turn when a slice of work has taken long enough. */
export function createTurns(): { due(): boolean; pause(): Promise<void> } {
  let began = performance.now()
  return {
    due: () => performance.now() - began > sliceMs,
    async pause() {
      await letOthers()
      began = performance.now()
    },
  }
}

/** A turn for everybody else, between two steps over a long list. */
export function letOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** `items.map(..)`, in slices. */
export async function mapInSlices<T, U>(items: readonly T[], map: (item: T) => U): Promise<U[]> {
  const turns = createTurns()
  const mapped: U[] = []
  for (const item of items) {
    if (mapped.length % itemsBetween === 0 && turns.due()) await turns.pause()
    mapped.push(map(item))
  }
  return mapped
}
