import type { KnownSecrets } from '../../lino/index.ts'
import type { KeychainTrouble, Log, SecretStore } from '../../ports.ts'

/** All secrets of one user of one site. They are one item in the keychain, and never on disk. */
export interface AccountSecrets {
  readonly password: string | null
  /** Our kept session and the second factor's trust, opaque. Only the Lino client reads them. */
  readonly session: string | null
  readonly trust: string | null
}

/** The secrets of one account. They are in memory if the keychain fails, and `trouble` says why. */
export interface Account {
  read(): Promise<AccountSecrets>
  /**
   * Null removes a secret.
   * @param before what `read` has just given, so that the keychain is not asked again
   */
  change(change: Partial<AccountSecrets>, before?: AccountSecrets): Promise<void>
  /** Which secrets there were when they were last read or changed. It reads them only if they never were. */
  holds(): Promise<{ readonly password: boolean; readonly session: boolean }>
  forget(): Promise<void>
  readonly trouble: KeychainTrouble | null
}

const none: AccountSecrets = { password: null, session: null, trust: null }

export function openAccount(secrets: SecretStore, url: string, user: string, log: Log): Account {
  const name = `${url}|${user}`
  /** What the keychain could not take, for this run. */
  let memory: AccountSecrets | null = null
  let trouble: KeychainTrouble | null = null
  /** No secret stays here longer than it is needed. */
  let held: { readonly password: boolean; readonly session: boolean } | null = null

  const seen = (found: AccountSecrets): AccountSecrets => {
    held = { password: found.password !== null, session: found.session !== null }
    return found
  }

  const failed = (why: KeychainTrouble): void => {
    if (trouble !== why) log.write('warning', 'The keychain cannot be used', { trouble: why })
    trouble = why
  }

  async function read(): Promise<AccountSecrets> {
    if (memory) return seen(memory)
    const stored = await secrets.read(name)
    if (!stored.ok) {
      failed(stored.trouble)
      return seen(none)
    }
    trouble = null
    return seen(stored.value === null ? none : parseSecrets(stored.value))
  }

  return {
    read,
    async change(change, before) {
      const next = seen({ ...(before ?? (await read())), ...change })
      const written = await secrets.write(name, JSON.stringify(next))
      if (written.ok) {
        memory = null
        trouble = null
      } else {
        memory = next
        failed(written.trouble)
      }
    },
    async holds() {
      if (!held) await read()
      return held ?? { password: false, session: false }
    },
    async forget() {
      memory = null
      seen(none)
      const removed = await secrets.remove(name)
      if (!removed.ok) failed(removed.trouble)
    },
    get trouble() {
      return trouble
    },
  }
}

/** The same store. The passwords that it gives are known from then on, so that no site's text shows them. */
export function knownSecretStore(secrets: SecretStore, known: KnownSecrets): SecretStore {
  return {
    async read(name) {
      const answer = await secrets.read(name)
      const password = answer.ok && answer.value !== null ? parseSecrets(answer.value).password : null
      if (password !== null) known.addTyped(password, name.slice(name.lastIndexOf('|') + 1))
      return answer
    },
    write: (name, secret) => secrets.write(name, secret),
    remove: (name) => secrets.remove(name),
    close: () => secrets.close(),
  }
}

/** An item that is not ours to read counts as empty. The next sign-in replaces it. */
function parseSecrets(text: string): AccountSecrets {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof AccountSecrets, unknown>> | null
    const textOf = (secret: unknown): string | null => (typeof secret === 'string' ? secret : null)
    return {
      password: textOf(value?.password),
      session: textOf(value?.session),
      trust: textOf(value?.trust),
    }
  } catch {
    return none
  }
}
