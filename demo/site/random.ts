/** A seeded source of randomness: the same seed gives the same population (mulberry32). */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(limit: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  /** Exponentially spread around `mean`. */
  spread(mean: number): number
  /** 32 of a-z0-9, as Django makes session keys. */
  key(): string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    spread: (mean) => -Math.log(1 - next()) * mean,
    key: () => Array.from({ length: 32 }, () => alphabet.charAt(below(alphabet.length))).join(''),
  }
}
