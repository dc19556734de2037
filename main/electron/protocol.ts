import { protocol } from 'electron'
import type { Theme } from '../../contract/preferences.ts'
import { pageHeaders } from '../shared/page-headers.ts'
import { inTheme } from '../shared/page-theme.ts'
import { findFile, type RendererFiles } from '../shared/renderer-files.ts'
import { isOwnPage } from './security/navigation-policy.ts'

/** Before the app is ready: `app:` counts as a secure origin of its own, without the powers of `file:`. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** What the page's scheme answers: one of the window's files, read before. Anything else does not exist. */
function answerRequest(
  files: RendererFiles,
  theme: Theme,
  request: Pick<Request, 'method' | 'url'>,
): Response {
  const none = (status: number): Response => new Response(null, { status, headers: pageHeaders })
  if (!isOwnPage(request.url)) return none(403)
  if (request.method !== 'GET') return none(405)
  const found = findFile(files, new URL(request.url).pathname)
  if (!found) return none(404)
  const file = inTheme(found, theme)
  return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders, 'Content-Type': file.type } })
}

/** Serves the window's files under `app://console/`, the page in this theme. When the app is ready. */
export function serveFiles(files: RendererFiles, theme: () => Theme): void {
  protocol.handle('app', (request) => answerRequest(files, theme(), request))
}
