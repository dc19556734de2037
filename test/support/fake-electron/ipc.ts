/**
 * Messages between page and program. What crosses is cloned, so that a function or a class does not get
 * through.
 */
export interface FakeFrame {
  url: string
}

type Listener = (event: unknown, ...args: unknown[]) => void
type Handler = (event: { senderFrame: FakeFrame | null }, ...args: unknown[]) => Promise<unknown>

const handlers = new Map<string, Handler>()
const listeners = new Map<string, Set<Listener>>()
let sender: FakeFrame | null = null

/** What the preload script gave to the page, by name. */
export const exposed: Record<string, unknown> = {}

export function frame(url: string): FakeFrame {
  return { url }
}

/** From now on this frame is the one that calls. */
export function sendFrom(from: FakeFrame | null): void {
  sender = from
}

/** The program sends. The arguments have been cloned. */
export function deliver(channel: string, args: unknown[]): void {
  for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
}

export const ipcMain = {
  handle: (channel: string, handler: Handler): void => void handlers.set(channel, handler),
}

export const ipcRenderer = {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler for ${channel}`)
    const from = sender
    const cloned = structuredClone(args)
    return structuredClone(await handler({ senderFrame: from }, ...cloned))
  },
  on(channel: string, listener: Listener): void {
    const all = listeners.get(channel) ?? new Set()
    listeners.set(channel, all.add(listener))
  },
  removeListener(channel: string, listener: Listener): void {
    listeners.get(channel)?.delete(listener)
  },
}

export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown): void => void (exposed[name] = value),
}
