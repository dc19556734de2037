import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'

/** Electron's utility process over Node's fork: a separate process that talks by messages. */
export class FakeUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(script: string) {
    super()
    this.#child = fork(script, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.#child.unref()
    this.#child.channel?.unref()
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('exit', (code) => this.emit('exit', code ?? 0))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: object): void {
    if (this.#child.connected) this.#child.send(message)
  }
}
