/**
 * The longest time that one piece of work may block other work, because kills on other sites run at the same
 * time. Milliseconds.
 */
const sliceMs = 15
/** Looking at the clock costs more than most items. */
const itemsBetween = 200

/** Gives other work a turn when a slice has taken long enough. */
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

/** A turn for other work, between two steps over a long list. */
export function letOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * Does something with each item, in slices. After several slices it ends with a turn for other work, so that
 * the next step has a full slice.
 */
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
