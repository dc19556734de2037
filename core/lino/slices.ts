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

/** Something with each item, in slices. What took several ends with a turn for the others, so that the next step begins afresh. */
export async function eachInSlices<T>(items: Iterable<T>, act: (item: T) => void): Promise<void> {
  const turns = createTurns()
  let left = itemsBetween
  let isLong = false
  for (const item of items) {
    left -= 1
    if (left === 0) {
      left = itemsBetween
      if (turns.due()) {
        isLong = true
        await turns.pause()
      }
    }
    act(item)
  }
  if (isLong) await letOthers()
}

/** `items.map(..)`, in slices. */
export async function mapInSlices<T, U>(items: Iterable<T>, map: (item: T) => U): Promise<U[]> {
  const mapped: U[] = []
  await eachInSlices(items, (item) => mapped.push(map(item)))
  return mapped
}
