import { readdirSync, readFileSync } from 'node:fs'

/** A file of /proc. Nothing if the process is gone. */
function told(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const lists = threads.map((thread) => told(`/proc/${pid}/task/${thread}/children`))
    return lists.join(' ').split(/\s+/).filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** What the system shows to every program of this user about a process and its children. Linux. */
export interface WatchedTree {
  /** Arguments and environments so far, of the process itself first. */
  readonly seen: ReadonlySet<string>
  stop(): void
}

/** Looks every few milliseconds: a keychain's worker lives for a second. */
export function watchTree(pid: number): WatchedTree {
  const seen = new Set<string>()
  const look = (): void => {
    for (const waiting = [pid]; waiting.length > 0;) {
      const next = waiting.pop() ?? pid
      const words = `${told(`/proc/${next}/cmdline`)}\n${told(`/proc/${next}/environ`)}`
      if (words !== '\n') seen.add(words)
      waiting.push(...childrenOf(next))
    }
  }
  look()
  const timer = setInterval(look, 20)
  return {
    seen,
    stop: () => {
      look()
      clearInterval(timer)
    },
  }
}
