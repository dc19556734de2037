import { contextBridge, ipcRenderer } from 'electron'
import type { ConsoleEvent } from '../contract/console-api.ts'
import { consoleMethods } from '../contract/method-names.ts'

/** Passes events on until the window unsubscribes. The page gets only the event, and never `ipcRenderer`. */
function subscribe(listener: (event: ConsoleEvent) => void): () => void {
  const pass = (_event: unknown, news: ConsoleEvent): void => listener(news)
  ipcRenderer.on('console-event', pass)
  return () => {
    ipcRenderer.removeListener('console-event', pass)
  }
}

const calls = consoleMethods.map((method) => [
  method,
  (args: unknown): Promise<unknown> => ipcRenderer.invoke('console', method, args),
])

contextBridge.exposeInMainWorld('linoConsole', { ...Object.fromEntries(calls), subscribe })
