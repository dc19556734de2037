import { once } from 'node:events'
import dbus, { type MessageBus } from 'dbus-native'

const secrets = 'org.freedesktop.secrets'

async function withBus<T>(address: string, work: (bus: MessageBus) => Promise<T>): Promise<T> {
  const bus = dbus.createClient({ busAddress: address, authMethods: ['EXTERNAL'] })
  try {
    return await work(bus)
  } finally {
    bus.connection.end()
  }
}

/** Resolves when a keyring daemon answers on this bus. */
export async function keyringAnswers(address: string): Promise<void> {
  await withBus(address, async (bus) => {
    const driver = {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
    }
    const taken = new Promise<void>((resolve) => {
      bus.connection.on('message', ({ member, body }) => {
        if (member === 'NameOwnerChanged' && body?.[0] === secrets && body[2] !== '') resolve()
      })
    })
    await bus.addMatch(`type='signal',member='NameOwnerChanged',arg0='${secrets}'`)
    const owned = await bus.invoke<boolean>({
      ...driver,
      member: 'NameHasOwner',
      signature: 's',
      body: [secrets],
    })
    if (!owned) await taken
  })
}

/** Locks the login keyring, as a screen saver may do. */
export async function lockKeyring(address: string): Promise<void> {
  await withBus(address, async (bus) => {
    await bus.invoke({
      destination: secrets,
      path: '/org/freedesktop/secrets',
      interface: 'org.freedesktop.Secret.Service',
      member: 'Lock',
      signature: 'ao',
      body: [['/org/freedesktop/secrets/collection/login']],
    })
  })
}

/** The first line that a process prints. */
export async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  const [chunk] = (await once(stream, 'data')) as [Buffer]
  return chunk.toString().split('\n')[0] ?? ''
}
