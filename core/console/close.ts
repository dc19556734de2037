import { leaveAll } from './leave-all.ts'
import type { ConsoleParts } from './parts.ts'

const closeMostMs = 30_000

/**
 * Signs out everywhere, or keeps the seat where the user chose that. Waits at most 30 s for a sign-in under
 * way, and as long for all sites. Answers the names of the sites where one session of ours may be left.
 */
export async function closeConsole({
  ports,
  sites,
  watch,
  figures,
  alerts,
  kills,
}: ConsoleParts): Promise<{ readonly leftBehind: readonly string[] }> {
  const { clock } = ports
  ports.locks.stopWaiting()
  const watchEnded = watch.close()
  await kills.runs.close()
  const late = new AbortController()
  await Promise.race([watchEnded, clock.wait(closeMostMs, late.signal)])
  late.abort()
  const notLeft = await leaveAll(sites.all(), clock, closeMostMs)
  await figures.close()
  await alerts.close()
  ports.secrets.close()
  await ports.demoSites?.close()
  return { leftBehind: notLeft.map(({ record }) => record.name) }
}
