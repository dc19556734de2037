import dbus, { type Message, type MessageBus } from 'dbus-native'
import type { KeychainTrouble } from '../../ports.ts'
import type { Lock, LockState } from './lock.ts'

const root = '/org/freedesktop/secrets'
const propertiesInterface = 'org.freedesktop.DBus.Properties'
const promptInterface = 'org.freedesktop.Secret.Prompt'
/**
 * For "nothing" the Secret Service answers the path `/`. Source: its specification, "ReadAlias" and "Unlock".
 */
const nothing = '/'

/** What a failed call says about the keychain, by D-Bus's own names, which are the same in every language. */
function troubleOfBus(error: unknown): KeychainTrouble {
  const name = error instanceof dbus.DBusError ? (error.dbusName ?? '') : ''
  if (/AccessDenied|AuthFailed|NotAuthorized/.test(name)) return 'denied'
  if (/NoReply|Timeout/.test(name)) return 'hanging'
  return 'missing'
}

function call(bus: MessageBus, message: Message): PromiseLike<unknown> {
  return bus.invoke<unknown>({ destination: 'org.freedesktop.secrets', ...message })
}

function callService(
  bus: MessageBus,
  member: string,
  signature: string,
  body: unknown[],
): PromiseLike<unknown> {
  return call(bus, { path: root, interface: 'org.freedesktop.Secret.Service', member, signature, body })
}

/** The keyring that libsecret, and so keytar, writes into. Null: there is none yet. */
async function defaultKeyring(bus: MessageBus): Promise<string | null> {
  const found = await callService(bus, 'ReadAlias', 's', ['default'])
  return typeof found === 'string' && found !== nothing ? found : null
}

async function stateOf(bus: MessageBus): Promise<LockState> {
  const keyring = await defaultKeyring(bus)
  if (keyring === null) return 'none'
  const locked = await call(bus, {
    path: keyring,
    interface: propertiesInterface,
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  })
  return locked === true ? 'locked' : 'unlocked'
}

/** Shows the keychain's own dialog. Resolves when a person has answered or dismissed it. */
async function showPrompt(bus: MessageBus, prompt: string): Promise<void> {
  await bus.addMatch(`type='signal',interface='${promptInterface}',path='${prompt}'`)
  const completed = new Promise<void>((resolve) => {
    bus.connection.on('message', (message) => {
      if (message.path === prompt && message.member === 'Completed') resolve()
    })
    bus.connection.on('end', resolve)
  })
  await call(bus, { path: prompt, interface: promptInterface, member: 'Prompt', signature: 's', body: [''] })
  await completed
}

async function askToUnlock(bus: MessageBus): Promise<LockState> {
  const keyring = await defaultKeyring(bus)
  if (keyring === null) return 'none'
  const answer = await callService(bus, 'Unlock', 'ao', [[keyring]])
  const prompt: unknown = Array.isArray(answer) ? answer[1] : null
  if (typeof prompt === 'string' && prompt !== nothing) await showPrompt(bus, prompt)
  return stateOf(bus)
}

/** keytar finds nothing in a locked keyring, and nothing if the bytes are not text (UTF-8). */
async function whyNothing(
  bus: MessageBus,
  attributes: Record<string, string>,
): Promise<KeychainTrouble | null> {
  const found = await callService(bus, 'SearchItems', 'a{ss}', [Object.entries(attributes)])
  const [unlocked, locked]: unknown[] = Array.isArray(found) ? found : []
  if (Array.isArray(unlocked) && unlocked.length > 0) return 'unreadable'
  return Array.isArray(locked) && locked.length > 0 ? 'locked' : null
}

/** One connection for each question, so that a bus or a keyring that was started again makes no trouble. */
async function withBus<T>(
  address: string | null,
  question: (bus: MessageBus) => Promise<T>,
): Promise<T | KeychainTrouble> {
  if (address === null) return 'missing'
  let bus: MessageBus | null = null
  try {
    // EXTERNAL: only the user's id, no cookie files. On a dead connection the calls fail, so its own error
    // needs no report.
    bus = dbus.createClient({ busAddress: address, authMethods: ['EXTERNAL'], timeout: 0 })
    bus.connection.on('error', () => undefined)
    return await question(bus)
  } catch (error) {
    return troubleOfBus(error)
  } finally {
    bus?.connection.end()
  }
}

/** The lock of Linux's keychain: the Secret Service (GNOME Keyring, KWallet, KeePassXC), read over D-Bus. */
export function secretServiceLock(address: string | null): Lock {
  return {
    look: () => withBus(address, stateOf),
    unlock: () => withBus(address, askToUnlock),
    whyNothing: (service, account) => withBus(address, (bus) => whyNothing(bus, { service, account })),
  }
}
