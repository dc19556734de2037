/** The channel to the process that started this one: Node's fork, or Electron's utilityProcess. */
export interface Channel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** `process.parentPort` of a utility process. Source: Electron's documentation, "parentPort". */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

function electronPort(): ParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  return typeof port === 'object' && port !== null ? (port as ParentPort) : null
}

/** `onParentGone`: nobody waits for an answer any longer. Electron ends its utility processes itself. */
export function openChannel(onParentGone: () => void): Channel {
  const port = electronPort()
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    }
  }
  process.on('disconnect', onParentGone)
  return {
    // The channel has just been cut, and `onParentGone` follows.
    send: (message) => process.connected && process.send?.(message, () => undefined),
    onMessage: (listener) => process.on('message', listener),
  }
}
