import type { Reader } from './reader.ts'

/** CPU time of this thread, so that a busy machine changes nothing. Milliseconds. */
function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** Below this nothing is compared: a collection of garbage costs as much. */
const floorMs = 40
/** Ten thousand characters that cost more are far from linear, and fifty thousand would cost minutes. */
const smallMs = 60
const rounds = 3
const mostTimes = 3

/** So many characters of the pattern, alone and between letters: an anchored pattern fails only at the end. */
function textsOf(pattern: string, length: number): string[] {
  const repeated = pattern.repeat(Math.ceil(length / pattern.length))
  return [repeated, `x${repeated}x`]
}

function cost(reader: Reader, pattern: string, length: number): number {
  const texts = textsOf(pattern, length)
  return cpuMs(() => texts.map((text) => reader.read(text)))
}

/** What is wrong with how a reader's cost grows with one repeated pattern; null: 100 KB cost at most three times what 50 KB do. */
export function badGrowth(reader: Reader, pattern: string): string | null {
  for (const length of [1000, 10_000]) {
    if (cost(reader, pattern, length) <= smallMs) continue
    const again = cost(reader, pattern, length)
    if (again > smallMs) return `${String(length)} characters cost ${again.toFixed(0)} ms`
  }
  if (cost(reader, pattern, 100_000) <= floorMs) return null
  let [half, whole] = [Infinity, Infinity]
  for (let round = 0; round < rounds; round += 1) {
    half = Math.min(half, cost(reader, pattern, 50_000))
    whole = Math.min(whole, cost(reader, pattern, 100_000))
  }
  if (whole <= floorMs || whole <= mostTimes * half) return null
  return `50,000 characters cost ${half.toFixed(0)} ms, 100,000 cost ${whole.toFixed(0)} ms`
}
