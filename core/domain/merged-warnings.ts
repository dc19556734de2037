import type { KillWarning } from '../../contract/kill.ts'

/** The warnings of several plans as those of one: one of each kind, with the sum of what it counts. */
export function mergedWarnings(warnings: readonly KillWarning[]): KillWarning[] {
  const merged = new Map<KillWarning['code'], KillWarning>()
  for (const warning of warnings) {
    const before = merged.get(warning.code)
    merged.set(warning.code, before ? sumOf(before, warning) : warning)
  }
  return [...merged.values()]
}

function sumOf(a: KillWarning, b: KillWarning): KillWarning {
  if ('users' in a && 'users' in b) return { ...a, users: [...a.users, ...b.users] }
  if (a.code === 'cannotEnd' && b.code === 'cannotEnd')
    return { ...a, count: a.count + b.count, bySigningIn: a.bySigningIn + b.bySigningIn }
  if (a.code === 'moreThanHalf' && b.code === 'moreThanHalf') return { ...a, live: a.live + b.live }
  return 'count' in a && 'count' in b ? { ...a, count: a.count + b.count } : a
}
