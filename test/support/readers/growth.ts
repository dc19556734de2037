import type { Reader } from './reader.ts'

/** CPU time of this thread, so that a busy machine changes nothing. Milliseconds. */
export function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** Below this nothing is compared, because one garbage collection costs as much. */
const floorMs = 40
/** Ten thousand characters that cost more are far from linear. Fifty thousand would cost minutes. */
const smallMs = 150
const rounds = 8
const mostTimes = 3
/** So clearly below the bound that no garbage collection can explain it. Nothing is measured again. */
const clearlyTimes = 2.4

const made = new Map<string, readonly string[]>()

/**
 * This number of characters of the pattern, alone and between letters, because an anchored pattern fails only
 * at the end. Made once for all readers, because for most of them making it takes longer than reading it.
 */
function textsOf(pattern: string, length: number): readonly string[] {
  const name = `${String(length)} ${pattern}`
  const known = made.get(name)
  if (known) return known
  const repeated = pattern.repeat(Math.ceil(length / pattern.length))
  const texts = [repeated, `x${repeated}x`]
  made.set(name, texts)
  return texts
}

function cost(reader: Reader, pattern: string, length: number): number {
  const texts = textsOf(pattern, length)
  return cpuMs(() => texts.map((text) => reader.read(text)))
}

/**
 * What is wrong with how a reader's cost grows with one repeated pattern. Null: 100 KB cost at most three
 * times as much as 50 KB.
 */
export function badGrowth(reader: Reader, pattern: string): string | null {
  for (const length of [1000, 10_000]) {
    if (cost(reader, pattern, length) <= smallMs) continue
    const again = cost(reader, pattern, length)
    if (again > smallMs) return `${String(length)} characters cost ${again.toFixed(0)} ms`
  }
  let whole = cost(reader, pattern, 100_000)
  if (whole <= floorMs) return null
  let half = cost(reader, pattern, 50_000)
  for (let round = 0; round < rounds && whole > clearlyTimes * half; round += 1) {
    whole = Math.min(whole, cost(reader, pattern, 100_000))
    half = Math.min(half, cost(reader, pattern, 50_000))
  }
  if (whole <= floorMs || whole <= mostTimes * half) return null
  return `50,000 characters cost ${half.toFixed(0)} ms, 100,000 cost ${whole.toFixed(0)} ms`
}
