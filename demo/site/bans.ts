const minute = 60_000
const allowed = 4

/**
 * Lino's ipdict: from the 5th failed sign-in on, an address is banned until it has not tried for a minute.
 */
export interface Bans {
  /** Whether the address is banned. A question during the ban counts as a try, and prolongs it. */
  refuses(address: string, now: number): boolean
  /** Counts a failure, and returns whether it was one too many. */
  failed(address: string, now: number): boolean
  succeeded(address: string): void
}

export function createBans(on: boolean): Bans {
  const failures = new Map<string, { count: number; at: number }>()
  const recent = (address: string, now: number) => {
    const found = failures.get(address)
    if (found && now - found.at >= minute) failures.delete(address)
    return failures.get(address)
  }
  return {
    refuses: (address, now) => {
      const found = recent(address, now)
      if (!on || !found || found.count <= allowed) return false
      found.at = now
      return true
    },
    failed: (address, now) => {
      const count = (recent(address, now)?.count ?? 0) + 1
      failures.set(address, { count, at: now })
      return on && count > allowed
    },
    succeeded: (address) => {
      failures.delete(address)
    },
  }
}
