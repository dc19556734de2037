/**
 * The keychain's own process, because its libraries may hang or crash. `worker-host.ts` asks it, and may kill
 * it at any time.
 */
import { answer } from './answer.ts'
import { openLock } from './lock.ts'
import { requestSchema, type WorkerMessage } from './messages.ts'
import { openChannel } from './parent-channel.ts'
import { secretServiceLock } from './secret-service.ts'
import { openVault } from './vault.ts'

// keytar blocks process.exit() while a dialog is open, and nobody would see that dialog.
const channel = openChannel(() => process.kill(process.pid, 'SIGKILL'))
const send = (message: WorkerMessage): void => channel.send(message)

const keyring = {
  openVault,
  lock: process.platform === 'linux' ? secretServiceLock(process.argv[2] || null) : openLock,
  asksByItself: process.platform === 'darwin',
  async asking<T>(work: () => Promise<T>): Promise<T> {
    send({ kind: 'asking' })
    try {
      return await work()
    } finally {
      send({ kind: 'asked' })
    }
  },
}

channel.onMessage((message) => {
  const request = requestSchema.parse(message)
  void answer(request, keyring).then((given) => send({ kind: 'done', answer: given }))
})
send({ kind: 'ready' })
