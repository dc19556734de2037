/**
 * As much of the module `electron` as the console uses, in memory: Electron itself is a download that is not to be
 * had everywhere. It records what it is told, lets tests play the user and the page, and clones what crosses
 * between the processes, as the real one does.
 */
import { EventEmitter } from 'node:events'
import { FakeUtilityProcess } from './utility-process.ts'
import { FakeWindow } from './window.ts'

export { contextBridge, exposed, frame, ipcMain, ipcRenderer, sendFrom } from './ipc.ts'
export { FakeWindow as BrowserWindow }

type Handler = (...args: never[]) => unknown

/** Everything that was asked of the module, for tests to look at. */
export const told = {
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
    told.readyBeforeSchemes = told.schemes.length === 0
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  enableSandbox(): void {
    told.sandboxed = true
  }
  /** As Electron's: a listener of will-quit can keep the program running. */
  quit(): void {
    let prevented = false
    this.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) told.quit = true
  }
  exit(): void {
    told.quit = true
  }
}

export const app = new FakeApp()
FakeWindow.onOpen = (contents) => void app.emit('web-contents-created', {}, contents)
FakeWindow.onAllClosed = () => void app.emit('window-all-closed')

const keep =
  (name: string) =>
  (handler: Handler): void =>
    void told.handlers.set(name, handler)

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
  }),
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof told.schemes): void => void told.schemes.push(...schemes),
  handle: (scheme: string, handler: Handler): void => void told.handlers.set(`protocol:${scheme}`, handler),
}

export const shell = {
  openExternal: async (address: string): Promise<void> => void told.openedOutside.push(address),
}

export const utilityProcess = {
  fork: (script: string, _args: string[], options: object): FakeUtilityProcess => {
    told.utilityProcesses.push({ script, options })
    return new FakeUtilityProcess(script)
  },
}

export const Menu = {
  buildFromTemplate: (template: typeof told.menu) => template,
  setApplicationMenu: (menu: typeof told.menu): void => void (told.menu = menu),
}

export const dialog = {
  showMessageBox: async (options: { message: string }): Promise<void> => void told.messages.push(options),
  showErrorBox: (title: string, message: string): void =>
    void told.messages.push({ message: `${title}: ${message}` }),
}
