/** The most of these times that lie within one second, wherever it begins. Milliseconds. */
export function worstSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  let from = 0
  return sorted.reduce((most, time, at) => {
    while (time - (sorted[from] ?? time) >= 1000) from += 1
    return Math.max(most, at - from + 1)
  }, 0)
}
