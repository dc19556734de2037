import { ipcMain, type BrowserWindow } from 'electron'
import type { ConsoleApi } from '../../contract/console-api.ts'
import { callConsole } from '../shared/call.ts'
import { sealedEvent } from '../shared/to-window.ts'
import { maySend } from './security/sender-policy.ts'

/** Called with each call of the window, before it is checked. */
type OnCall = (method: string, args: unknown) => void

/**
 * Answers our window's calls of the contract's methods. A call from another frame, of another method, or with
 * arguments that its schema refuses rejects in the window. The reason repeats no argument.
 */
export function answerCalls(api: ConsoleApi, ourWindow: () => BrowserWindow | null, onCall: OnCall): void {
  ipcMain.handle('console', async (event, method: unknown, args: unknown) => {
    if (!maySend(event.senderFrame, ourWindow()?.webContents.mainFrame ?? null)) {
      throw new Error('Refused: not the console’s window.')
    }
    onCall(String(method), args)
    const answer = await callConsole(api, method, args)
    if (answer.kind === 'answered') return answer.result
    throw new Error(
      answer.kind === 'unknownMethod' ? 'Refused: no such method.' : `Refused: ${answer.reason}`,
    )
  })
}

/** Sends the console's events to the window. Returns how to stop. */
export function pushEvents(api: ConsoleApi, ourWindow: () => BrowserWindow | null): () => void {
  return api.subscribe((event) => {
    const window = ourWindow()
    if (window && !window.isDestroyed()) window.webContents.send('console-event', sealedEvent(event))
  })
}
