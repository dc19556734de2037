/**
 * Does something for each item, a few at a time. Stops beginning more once `isOver` says so, and ends when
 * those under way have ended.
 */
export async function eachBounded<T>(
  items: readonly T[],
  most: number,
  task: (item: T) => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const waiting = [...items]
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && !isOver(); item = waiting.shift()) await task(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work))
}
