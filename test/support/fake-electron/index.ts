/**
 * The part of the module `electron` that the console uses, in memory, because Electron itself is a download
 * that is not available everywhere. It records each call. Tests can play the user and the page. It
 * clones what crosses between the processes, as the real one does.
 */
import { EventEmitter } from 'node:events'
import { FakeUtilityProcess } from './utility-process.ts'
import { FakeWindow } from './window.ts'

export { contextBridge, exposed, frame, ipcMain, ipcRenderer, sendFrom } from './ipc.ts'
export { FakeWindow as BrowserWindow }

type Handler = (...args: never[]) => unknown

/** Every call of the module, for tests to look at. */
export const recorded = {
  systemLanguages: ['en-GB'] as readonly string[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  openedOutside: [] as string[],
  sandboxed: false,
  readyBeforeSchemes: false,
  menu: [] as { label?: string; role?: string; submenu?: { label?: string; click?: () => void }[] }[],
  messages: [] as { message: string }[],
  quit: false,
  utilityProcesses: [] as { script: string; options: object }[],
  handlers: new Map<string, Handler>(),
}

class FakeApp extends EventEmitter {
  async whenReady(): Promise<void> {
    recorded.readyBeforeSchemes = recorded.schemes.length === 0
  }
  getPreferredSystemLanguages(): readonly string[] {
    return recorded.systemLanguages
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  enableSandbox(): void {
    recorded.sandboxed = true
  }
  /** As Electron's: a listener of will-quit can keep the program running. */
  quit(): void {
    let prevented = false
    this.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) recorded.quit = true
  }
  exit(): void {
    recorded.quit = true
  }
}

export const app = new FakeApp()
FakeWindow.onOpen = (contents) => void app.emit('web-contents-created', {}, contents)
FakeWindow.onAllClosed = () => void app.emit('window-all-closed')

const keep =
  (name: string) =>
  (handler: Handler): void =>
    void recorded.handlers.set(name, handler)

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
  }),
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof recorded.schemes): void =>
    void recorded.schemes.push(...schemes),
  handle: (scheme: string, handler: Handler): void =>
    void recorded.handlers.set(`protocol:${scheme}`, handler),
}

export const shell = {
  openExternal: async (address: string): Promise<void> => void recorded.openedOutside.push(address),
}

export const utilityProcess = {
  fork: (script: string, _args: string[], options: object): FakeUtilityProcess => {
    recorded.utilityProcesses.push({ script, options })
    return new FakeUtilityProcess(script)
  },
}

export const Menu = {
  buildFromTemplate: (template: typeof recorded.menu) => template,
  setApplicationMenu: (menu: typeof recorded.menu): void => void (recorded.menu = menu),
}

export const dialog = {
  showMessageBox: async (options: { message: string }): Promise<void> => void recorded.messages.push(options),
  showErrorBox: (title: string, message: string): void =>
    void recorded.messages.push({ message: `${title}: ${message}` }),
}
