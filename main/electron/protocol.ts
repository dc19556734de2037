import { protocol } from 'electron'
import { pageHeaders } from '../shared/page-headers.ts'
import { findFile, type RendererFiles } from '../shared/renderer-files.ts'
import { isOwnPage } from './security/navigation-policy.ts'

/** Before the app is ready: `app:` counts as a secure origin of its own, with none of the powers of `file:`. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** What the page's scheme answers: one of the window's files, read before; anything else is not there. */
function answerRequest(files: RendererFiles, request: Pick<Request, 'method' | 'url'>): Response {
  const none = (status: number): Response => new Response(null, { status, headers: pageHeaders })
  if (!isOwnPage(request.url)) return none(403)
  if (request.method !== 'GET') return none(405)
  const file = findFile(files, new URL(request.url).pathname)
  if (!file) return none(404)
  return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders, 'Content-Type': file.type } })
}

/** Serves the window's files under `app://console/`. When the app is ready. */
export function serveFiles(files: RendererFiles): void {
  protocol.handle('app', (request) => answerRequest(files, request))
}
