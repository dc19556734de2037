import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ConsoleApi } from '../../contract/console-api.ts'
import { say } from '../../words/say.ts'

type Items = readonly MenuItemConstructorOptions[]

/**
 * The menu: what a window of this system has, without entries that have no meaning here (opening, printing,
 * developer tools). Electron names its roles in English only, so each has a label.
 */
function menuTemplate(mac: boolean, readNow: () => void): MenuItemConstructorOptions[] {
  return [
    mac ? { role: 'appMenu' } : menu(say('File'), [{ role: 'quit', label: say('Quit') }]),
    menu(say('Edit'), [
      { role: 'undo', label: say('Undo') },
      { role: 'redo', label: say('Redo') },
      { type: 'separator' },
      { role: 'cut', label: say('Cut') },
      { role: 'copy', label: say('Copy') },
      { role: 'paste', label: say('Paste') },
      { role: 'delete', label: say('Delete') },
      { role: 'selectAll', label: say('Select all') },
    ]),
    menu(say('View'), [
      { label: say('Read now'), accelerator: 'F5', click: readNow },
      { role: 'reload', label: say('Load the window again') },
      { type: 'separator' },
      { role: 'resetZoom', label: say('Actual size') },
      { role: 'zoomIn', label: say('Zoom in') },
      { role: 'zoomOut', label: say('Zoom out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('Full screen') },
    ]),
    menu(say('Window'), [
      { role: 'minimize', label: say('Minimize') },
      { role: 'close', label: say('Close') },
    ]),
  ]
}

const menu = (label: string, items: Items): MenuItemConstructorOptions => ({ label, submenu: [...items] })

/** Reads every site that is signed in to. The console's events report the result. */
async function readAll(api: ConsoleApi): Promise<void> {
  const sites = await api.listSites({})
  if (!sites.ok) return
  const signedIn = sites.value.filter((site) => site.access === 'signedIn')
  await Promise.all(signedIn.map(({ siteId }) => api.readNow({ siteId })))
}

export function installMenu(api: ConsoleApi): void {
  const template = menuTemplate(process.platform === 'darwin', () => void readAll(api))
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
