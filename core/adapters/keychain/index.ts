import type { KeychainTrouble, SecretAnswer, SecretStore } from '../../ports.ts'
import type { KeychainCall } from './messages.ts'
import { createWorkerHost, type Limits, type Outcome } from './worker-host.ts'
import type { WorkerProcess } from './worker-process.ts'

export { busAddress } from './bus-address.ts'
export { forkWorker, type WorkerProcess } from './worker-process.ts'

export interface KeychainOptions {
  /** Starts `worker.ts`, or its built form: `forkWorker`, or Electron's utilityProcess. */
  readonly spawnWorker: () => WorkerProcess
  /**
   * False if nobody is expected to answer a dialog (a scheduled run). Then a locked keychain is only locked.
   */
  readonly askToUnlock?: boolean
  readonly limits?: Partial<Limits>
}

export interface Keychain extends SecretStore {
  /** Looks without a dialog, and without reading a secret. */
  state(): Promise<'available' | KeychainTrouble>
}

const usualLimits: Limits = { startMs: 10_000, answerMs: 2_000, personMs: 60_000, idleMs: 1_000 }

type Answer = SecretAnswer<string | null>
const refused = (trouble: KeychainTrouble): Answer => ({ ok: false, trouble })

/**
 * Any call may be repeated, after a crash or if the process still used a keyring that has started again
 * since.
 */
function freshMayDo(outcome: Outcome): boolean {
  if (outcome.kind !== 'answer') return outcome.kind === 'ended'
  const { answer, fresh } = outcome
  return !answer.ok && !fresh && (answer.trouble === 'missing' || answer.trouble === 'denied')
}

function answerOf(outcome: Outcome): Answer {
  if (outcome.kind === 'answer') return outcome.answer
  if (outcome.kind === 'ended') return refused(outcome.phase === 'starting' ? 'missing' : 'hanging')
  // If nobody answers a dialog, ending the process removes it.
  return refused(outcome.phase === 'asking' ? 'locked' : 'hanging')
}

/**
 * The OS keychain, in its own process. A call takes 2 s at most, or a minute while a person is asked to
 * unlock. After a person has dismissed the dialog, the console does not ask again until it has seen the
 * keychain unlocked.
 */
export function createKeychain({ spawnWorker, askToUnlock = true, limits = {} }: KeychainOptions): Keychain {
  const host = createWorkerHost(spawnWorker, { ...usualLimits, ...limits })
  let dismissed = false
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  async function ask(call: KeychainCall): Promise<Answer> {
    const mayAsk = askToUnlock && !dismissed && call.op !== 'look'
    const request = { call, mayAsk }
    if (closed) return refused('missing')
    let outcome = await host.ask(request)
    if (freshMayDo(outcome) && !closed) outcome = await host.ask(request)
    const answer = answerOf(outcome)
    if (answer.ok) dismissed = false
    else if (answer.trouble === 'locked' && mayAsk) dismissed = true
    return answer
  }

  /** One after the other, because two dialogs at once would help nobody. */
  function inTurn(call: KeychainCall): Promise<Answer> {
    const turn = last.then(() => ask(call))
    last = turn
    return turn
  }

  async function withoutValue(call: KeychainCall): Promise<SecretAnswer<null>> {
    const answer = await inTurn(call)
    return answer.ok ? { ok: true, value: null } : answer
  }

  return {
    read: (name) => inTurn({ op: 'read', name }),
    // keytar refuses an empty secret, and there is nothing to keep.
    write: (name, secret) =>
      withoutValue(secret === '' ? { op: 'remove', name } : { op: 'write', name, secret }),
    remove: (name) => withoutValue({ op: 'remove', name }),
    async state() {
      const answer = await inTurn({ op: 'look' })
      return answer.ok ? 'available' : answer.trouble
    },
    close() {
      closed = true
      host.close()
    },
  }
}
