import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ConsoleApi } from '../../contract/console-api.ts'

/** The menu: what a window of this system has, less what makes no sense here (opening, printing, developer tools). */
function menuTemplate(mac: boolean, readNow: () => void): MenuItemConstructorOptions[] {
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : [{ label: 'File', submenu: [{ role: 'quit' as const }] }]),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { label: 'Read Now', accelerator: 'F5', click: readNow },
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]
}

/** Reads every site that is signed in to; what comes of it is told by the console's events. */
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
