import type { ConsoleApi } from '../../contract/console-api.ts'
import { hiddenMark } from './known-secrets.ts'

/**
 * Users and addresses that hold a secret, and what is shown in their place. Inside the core a name is as the
 * site wrote it, because rules and exemptions compare names. Only what leaves the core is hidden. Two names
 * never share what is shown, so what a person chooses by it means one of them.
 */
export interface HiddenNames {
  /** From now on this name leaves the core as this text, or as one like it. */
  add(name: string, safe: string): void
  /** A value that leaves the core, with each hidden name replaced. */
  shown<T>(value: T): T
  /** A value that comes into the core, with the names that are meant. */
  meant<T>(value: T): T
}

/** More than two lists of the longest kind. Otherwise a console that runs for months would keep all names. */
const mostNames = 100_000

export function createHiddenNames(): HiddenNames {
  const shownOf = new Map<string, string>()
  const nameOf = new Map<string, string>()
  /** How often a text was given, because a site may have thousands of such names. */
  const given = new Map<string, number>()

  function free(safe: string): string {
    for (;;) {
      const count = (given.get(safe) ?? 0) + 1
      given.set(safe, count)
      const shown = count === 1 ? safe : `${safe} (${String(count)})`
      if (!nameOf.has(shown)) return shown
    }
  }

  function keepNewest(): void {
    const [oldest] = shownOf
    if (shownOf.size <= mostNames || oldest === undefined) return
    shownOf.delete(oldest[0])
    nameOf.delete(oldest[1])
  }

  return {
    add(name, safe) {
      const shown = shownOf.get(name) ?? free(safe)
      shownOf.delete(name)
      shownOf.set(name, shown)
      nameOf.set(shown, name)
      keepNewest()
    },
    shown: <T>(value: T): T => (shownOf.size === 0 ? value : (replaced(value, shownOf) as T)),
    meant: <T>(value: T): T => (nameOf.size === 0 ? value : (replaced(value, nameOf) as T)),
  }
}

/** A name that looks like a hidden one could be taken for it, so it is shown as another text. */
export const looksHidden = (name: string): boolean => name.includes(hiddenMark)

/** A copy with each of these texts replaced. What holds none of them stays the same object. */
function replaced(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const changed = items.map((item) => replaced(item, texts))
    return changed.some((item, at) => item !== items[at]) ? changed : value
  }
  const members = Object.entries(value)
  const changed = members.map(([name, member]): [string, unknown] => [name, replaced(member, texts)])
  return changed.some(([, member], at) => member !== members[at]?.[1]) ? Object.fromEntries(changed) : value
}

/** The console's calls as a host has them: answers hold no hidden name, and arguments mean the true one. */
export function withHiddenNames(api: ConsoleApi, names: HiddenNames): ConsoleApi {
  return new Proxy(api, {
    get(calls, method) {
      const call: unknown = Reflect.get(calls, method)
      if (method === 'subscribe' || typeof call !== 'function') return call
      return async (args: unknown): Promise<unknown> => {
        const answer: unknown = await Reflect.apply(call, calls, [names.meant(args)])
        return names.shown(answer)
      }
    },
  })
}
