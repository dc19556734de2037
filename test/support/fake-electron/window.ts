import { EventEmitter } from 'node:events'
import { deliver, type FakeFrame, frame } from './ipc.ts'

interface Verdict {
  readonly action: string
}

/** What a window shows, and the handlers that guard it. */
export class FakeContents extends EventEmitter {
  readonly mainFrame: FakeFrame = frame('about:blank')
  private onOpen: (details: { url: string }) => Verdict = () => ({ action: 'allow' })

  setWindowOpenHandler(handler: (details: { url: string }) => Verdict): void {
    this.onOpen = handler
  }
  send(channel: string, ...args: unknown[]): void {
    deliver(channel, structuredClone(args))
  }
  /** The page opens a window. Returns what becomes of it. */
  open(url: string): string {
    return this.onOpen({ url }).action
  }
  /** The page does something that a guard may forbid. Returns whether it did. */
  allows(event: string, url = ''): boolean {
    let prevented = false
    this.emit(event, { url, preventDefault: () => (prevented = true) })
    return !prevented
  }
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = []
  static onOpen: (contents: FakeContents) => void = () => undefined
  static onAllClosed: () => void = () => undefined

  readonly webContents = new FakeContents()
  readonly options: Record<string, unknown>
  shown = false
  focused = 0
  destroyed = false

  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    FakeWindow.all.push(this)
    FakeWindow.onOpen(this.webContents)
  }
  async loadURL(address: string): Promise<void> {
    this.webContents.mainFrame.url = address
    this.emit('ready-to-show')
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused += 1
  }
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  /** The user closes it. */
  close(): void {
    this.destroyed = true
    this.emit('closed')
    if (FakeWindow.all.every((window) => window.destroyed)) FakeWindow.onAllClosed()
  }
}
