/** The keychain's own process, for its libraries may hang or crash: asked by `worker-host.ts`, killed at any time. */
import { answer } from './answer.ts'
import { openLock } from './lock.ts'
import { requestSchema, type WorkerNews } from './messages.ts'
import { openChannel } from './parent-channel.ts'
import { secretServiceLock } from './secret-service.ts'
import { openVault } from './vault.ts'

// keytar blocks process.exit() while a dialog is open; nobody is left to see it.
const channel = openChannel(() => process.kill(process.pid, 'SIGKILL'))
const tell = (news: WorkerNews): void => channel.send(news)

const keyring = {
  openVault,
  lock: process.platform === 'linux' ? secretServiceLock(process.argv[2] || null) : openLock,
  asksByItself: process.platform === 'darwin',
  async asking<T>(work: () => Promise<T>): Promise<T> {
    tell({ kind: 'asking' })
    try {
      return await work()
    } finally {
      tell({ kind: 'asked' })
    }
  },
}

channel.onMessage((message) => {
  const request = requestSchema.parse(message)
  void answer(request, keyring).then((given) => tell({ kind: 'done', answer: given }))
})
tell({ kind: 'ready' })
