import type { KeychainTrouble, Log, SecretStore } from '../ports.ts'

/** All secrets of one user of one site. They stand in the keychain as one item, and nowhere on disk. */
interface AccountSecrets {
  readonly password: string | null
  /** Our kept session and the second factor's trust, opaque: only the Lino client reads them. */
  readonly session: string | null
  readonly trust: string | null
}

/** The secrets of one account. In memory where the keychain fails; `trouble` tells why. */
export interface Account {
  read(): Promise<AccountSecrets>
  /** Null takes a secret away. */
  change(change: Partial<AccountSecrets>): Promise<void>
  forget(): Promise<void>
  readonly trouble: KeychainTrouble | null
}

const none: AccountSecrets = { password: null, session: null, trust: null }

export function openAccount(secrets: SecretStore, url: string, user: string, log: Log): Account {
  const name = `${url}|${user}`
  /** What the keychain could not take, for this run. */
  let memory: AccountSecrets | null = null
  let trouble: KeychainTrouble | null = null

  const failed = (why: KeychainTrouble): void => {
    if (trouble !== why) log.write('warning', 'The keychain cannot be used', { trouble: why })
    trouble = why
  }

  async function read(): Promise<AccountSecrets> {
    if (memory) return memory
    const stored = await secrets.read(name)
    if (!stored.ok) {
      failed(stored.trouble)
      return none
    }
    trouble = null
    return stored.value === null ? none : parseSecrets(stored.value)
  }

  return {
    read,
    async change(change) {
      const next = { ...(await read()), ...change }
      const written = await secrets.write(name, JSON.stringify(next))
      if (written.ok) {
        memory = null
        trouble = null
      } else {
        memory = next
        failed(written.trouble)
      }
    },
    async forget() {
      memory = null
      const removed = await secrets.remove(name)
      if (!removed.ok) failed(removed.trouble)
    },
    get trouble() {
      return trouble
    },
  }
}

/** An item that is not ours to read counts as empty: it is replaced by the next sign-in. */
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
