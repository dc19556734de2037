import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createKeychain, forkWorker } from '../../core/adapters/keychain/index.ts'
import type { WorkerProcess } from '../../core/adapters/keychain/worker-process.ts'
import type { SecretStore } from '../../core/ports.ts'
import { cause } from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
import { keychainOf } from './keychain-of.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import type { Environment } from './environment.ts'

export interface OpenSecrets {
  readonly secrets: SecretStore
  /** They outlive the console. */
  readonly last: boolean
  /** Why there is no keychain, and what to do. Null when there is. */
  readonly trouble: Cause | null
}

/** Built next to the hosts. Run from source, it is in the adapters. */
const built = fileURLToPath(new URL('./keychain-worker.js', import.meta.url))
const source = fileURLToPath(new URL('../../core/adapters/keychain/worker.ts', import.meta.url))
const worker = import.meta.url.endsWith('.ts') ? source : built

/**
 * The OS keychain, or memory if there is none. A locked keychain counts: it asks to be unlocked when a secret
 * is needed. `LINO_SESSIONS_NO_KEYCHAIN=1` disables it.
 */
export async function openSecrets(
  { noKeychain, variables }: Environment,
  spawnWorker: () => WorkerProcess = () => forkWorker(path.resolve(worker), variables),
): Promise<OpenSecrets> {
  const inMemory = (trouble: Cause): OpenSecrets => ({
    secrets: createMemorySecrets(),
    last: false,
    trouble,
  })
  if (noKeychain) {
    return inMemory(cause('keychainSwitchedOff'))
  }
  const keychain = createKeychain({ spawnWorker })
  const state = await keychain.state()
  if (state === 'available' || state === 'locked') return { secrets: keychain, last: true, trouble: null }
  keychain.close()
  return inMemory(cause('keychain', { keychain: keychainOf(process.platform), trouble: state }))
}

/**
 * Opened when the first secret is needed. The terminal mostly needs none, and opening a keychain takes a
 * moment. Before that, it is not known whether secrets last.
 */
export function openSecretsLater(open: () => Promise<OpenSecrets>): {
  readonly secrets: SecretStore
  readonly last: () => boolean
} {
  let opening: Promise<OpenSecrets> | undefined
  let opened: OpenSecrets | undefined
  const store = async (): Promise<SecretStore> => {
    opening ??= open()
    opened = await opening
    return opened.secrets
  }
  return {
    secrets: {
      read: async (name) => (await store()).read(name),
      write: async (name, secret) => (await store()).write(name, secret),
      remove: async (name) => (await store()).remove(name),
      close: () => opened?.secrets.close(),
    },
    last: () => opened?.last ?? false,
  }
}
