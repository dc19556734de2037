import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { busAddress } from '../../core/adapters/keychain/index.ts'
import { cleanEnvironment, takeEnvironment } from '../shared/environment.ts'
import { hideSecrets } from '../shared/hide-secrets.ts'
import { sentenceOf } from '../../words/failures/index.ts'
import { say } from '../../words/say.ts'
import { openConsole } from '../shared/open-console.ts'
import { openSecrets } from '../shared/open-secrets.ts'
import { readRendererFiles } from '../shared/renderer-files.ts'
import { whyUnset } from '../shared/whether-here.ts'
import { answerCalls, pushEvents } from './ipc.ts'
import { startKeychainProcess } from './keychain-process.ts'
import { speakAsWindow, speakSystemLanguage } from './language.ts'
import { installMenu } from './menu.ts'
import { claimScheme, serveFiles } from './protocol.ts'
import { quitAfter } from './quit.ts'
import { installGuards } from './security/guards.ts'
import { openWindow } from './window.ts'

let window: BrowserWindow | null = null
const ourWindow = (): BrowserWindow | null => window

async function start(): Promise<void> {
  await app.whenReady()
  await speakSystemLanguage()
  installGuards()
  const files = await readRendererFiles(path.join(import.meta.dirname, 'renderer'))
  const worker = path.join(import.meta.dirname, 'keychain-worker.js')
  const { obeyed } = cleanEnvironment()
  if (obeyed.length > 0) return refuse(whyUnset(obeyed))
  const environment = takeEnvironment()
  const startKeychain = () => startKeychainProcess(worker, busAddress(environment.variables))
  const openKeychain = () => openSecrets(environment, startKeychain)
  const opened = await openConsole('electron', environment, { openKeychain })
  if (!opened.ok) return refuse(sentenceOf(opened.failure))
  const { console, log } = opened.value
  quitAfter(console.close)
  serveFiles(files, () => console.preferences().theme ?? 'system')
  await speakAsWindow(console, () => installMenu(console.api))
  answerCalls(console.api, ourWindow, hideSecrets(log))
  pushEvents(console.api, ourWindow)
  window = await openWindow()
}

/** Reported, and then it ends: exit code 2. */
function refuse(why: string): void {
  dialog.showErrorBox(say('The console could not be started'), why)
  app.exit(2)
}

claimScheme()
// Even if something asks for a renderer without a sandbox, it gets one.
app.enableSandbox()
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  start().catch((error: unknown) => {
    dialog.showErrorBox(say('The console could not be started'), String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
