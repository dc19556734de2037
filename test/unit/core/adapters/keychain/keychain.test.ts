import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeychain, type WorkerProcess } from '../../../../../core/adapters/keychain/index.ts'
import type { WorkerMessage, WorkerRequest } from '../../../../../core/adapters/keychain/messages.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface FakeWorker extends WorkerProcess {
  readonly requests: WorkerRequest[]
  killed: boolean
  tell(news: WorkerMessage): void
  crash(): void
}

/** Workers that the test plays. Each says `ready` at once, unless the test prevents it. */
function workers({ ready = true } = {}) {
  const started: FakeWorker[] = []
  const spawnWorker = (): WorkerProcess => {
    let listen: (message: unknown) => void = () => undefined
    let ended: () => void = () => undefined
    const worker: FakeWorker = {
      requests: [],
      killed: false,
      send: (message) => worker.requests.push(message as WorkerRequest),
      onMessage(listener) {
        listen = listener
        if (ready) queueMicrotask(() => listener({ kind: 'ready' }))
      },
      onExit: (listener) => (ended = listener),
      kill() {
        worker.killed = true
        queueMicrotask(() => ended())
      },
      tell: (news) => listen(news),
      crash: () => ended(),
    }
    started.push(worker)
    return worker
  }
  const settle = () => vi.advanceTimersByTimeAsync(0)
  const latest = (): FakeWorker => {
    const worker = started.at(-1)
    if (!worker) throw new Error('no worker was started')
    return worker
  }
  return { started, spawnWorker, settle, latest }
}

const found = { kind: 'done', answer: { ok: true, value: 'secret' } } as const
const refusal = (trouble: 'locked' | 'missing' | 'denied') =>
  ({ kind: 'done', answer: { ok: false, trouble } }) as const

test('calls are asked one after the other, of one process', async () => {
  const { started, spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const first = keychain.read('a')
  const second = keychain.read('b')
  await settle()
  expect(latest().requests).toEqual([{ call: { op: 'read', name: 'a' }, mayAsk: true }])
  latest().tell(found)
  expect(await first).toEqual({ ok: true, value: 'secret' })
  await settle()
  expect(latest().requests).toHaveLength(2)
  latest().tell(found)
  await second
  expect(started).toHaveLength(1)
})

test('a late one is killed after 2 s, but after a minute while a person is asked', async () => {
  const { started, spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const late = keychain.read('a')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(latest().killed).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(latest().killed).toBe(true)
  expect(await late).toEqual({ ok: false, trouble: 'hanging' })

  const asking = keychain.read('a')
  await settle()
  expect(started).toHaveLength(2)
  latest().tell({ kind: 'asking' })
  await vi.advanceTimersByTimeAsync(59_999)
  expect(latest().killed).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await asking).toEqual({ ok: false, trouble: 'locked' })
})

test('when the person has answered, the short limit counts again', async () => {
  const { spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.read('a')
  await settle()
  latest().tell({ kind: 'asking' })
  await vi.advanceTimersByTimeAsync(30_000)
  latest().tell({ kind: 'asked' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await answer).toEqual({ ok: false, trouble: 'hanging' })
})

test('a person who has dismissed the dialog is asked again only after the keychain was seen unlocked', async () => {
  const { spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answers: WorkerMessage[] = [refusal('locked'), refusal('locked'), found, found]
  const mayAsk: boolean[] = []
  for (const news of answers) {
    const answer = keychain.read('a')
    await settle()
    mayAsk.push(latest().requests.at(-1)?.mayAsk ?? false)
    latest().tell(news)
    await answer
  }
  expect(mayAsk).toEqual([true, false, false, true])
})

test('nobody is asked if nobody is expected, or for the state', async () => {
  const { spawnWorker, settle, latest } = workers()
  const silent = createKeychain({ spawnWorker, askToUnlock: false })
  void silent.read('a')
  await settle()
  expect(latest().requests[0]?.mayAsk).toBe(false)
  const keychain = createKeychain({ spawnWorker })
  const state = keychain.state()
  await settle()
  expect(latest().requests).toEqual([{ call: { op: 'look' }, mayAsk: false }])
  latest().tell(refusal('locked'))
  expect(await state).toBe('locked')
  const answer = keychain.read('a')
  await settle()
  expect(latest().requests.at(-1)?.mayAsk).toBe(true)
  latest().tell(found)
  await answer
})

test('a crash is tried once more with a fresh process, and a second crash counts as hanging', async () => {
  const { started, spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.write('a', 'new')
  await settle()
  latest().crash()
  await settle()
  expect(started).toHaveLength(2)
  expect(latest().requests[0]?.call).toEqual({ op: 'write', name: 'a', secret: 'new' })
  latest().crash()
  expect(await answer).toEqual({ ok: false, trouble: 'hanging' })
})

test('a used process that misses its keyring gives way to a fresh one, which is believed', async () => {
  const { started, spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const first = keychain.read('a')
  await settle()
  latest().tell(found)
  await first
  const second = keychain.read('a')
  await settle()
  latest().tell(refusal('missing'))
  await settle()
  expect(started).toHaveLength(2)
  latest().tell(refusal('missing'))
  expect(await second).toEqual({ ok: false, trouble: 'missing' })
  expect(started).toHaveLength(2)
})

test('an unused process ends after a second', async () => {
  const { spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.read('a')
  await settle()
  latest().tell(found)
  await answer
  await vi.advanceTimersByTimeAsync(999)
  expect(latest().killed).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(latest().killed).toBe(true)
})

test('one that does not start within 10 s hangs, and one that cannot be started is missing', async () => {
  const { spawnWorker, latest } = workers({ ready: false })
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.read('a')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await answer).toEqual({ ok: false, trouble: 'hanging' })
  expect(latest().requests).toEqual([])
  const impossible = createKeychain({
    spawnWorker: () => {
      throw new Error('no such program')
    },
  })
  expect(await impossible.state()).toBe('missing')
})

test('closed: answers requests under way, ends the process, and starts nothing again', async () => {
  const { started, spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.read('a')
  await settle()
  keychain.close()
  expect(latest().killed).toBe(true)
  expect((await answer).ok).toBe(false)
  expect(await keychain.read('b')).toEqual({ ok: false, trouble: 'missing' })
  expect(started).toHaveLength(1)
})

test('what is no news is not heard', async () => {
  const { spawnWorker, settle, latest } = workers()
  const keychain = createKeychain({ spawnWorker })
  const answer = keychain.read('a')
  await settle()
  latest().tell({ kind: 'done', answer: { ok: true, value: 7 } } as unknown as WorkerMessage)
  latest().tell(found)
  expect(await answer).toEqual({ ok: true, value: 'secret' })
})
