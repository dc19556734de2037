import path from 'node:path'
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { app as words } from '../../words/window.ts'
import { appOrigin } from './security/navigation-policy.ts'

/** A window that trusts its page as little as a web site. */
function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: words.title(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  }
}

/** Opens the console's one window. The window is shown once there is something to see. */
export async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(path.join(import.meta.dirname, 'preload.cjs')))
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${appOrigin}/`)
  return window
}
