import { app, session, shell, type WebContents } from 'electron'
import { appOrigin, isOwnPage, judgeLink } from './navigation-policy.ts'

function openOutside(address: string): void {
  if (judgeLink(address) === 'external') void shell.openExternal(address)
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  // A reload of our own page is the only navigation there is.
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return
    event.preventDefault()
    openOutside(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Applies the policies to everything that Electron will ever show. Called once, before the first window. */
export function installGuards(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event, item) => {
    // The window saves reports as its own blobs. Nothing comes from elsewhere.
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault()
  })
}
