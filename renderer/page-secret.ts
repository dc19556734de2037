import { enterPath, tokenMark } from '../contract/page.ts'

const storedAs = 'page-secret'

/** The part of a window that is used. */
export interface PageWindow {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'reload'>
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
  addEventListener(type: 'hashchange', listener: () => void): void
  fetch(path: string, init: RequestInit): Promise<Response>
}

/**
 * The secret that this tab shows the browser host with each call. It is exchanged for the token of the tab's
 * address, or was kept before a reload. Null: it has none. Another tab, and a page of another port, cannot
 * read it.
 */
export async function pageSecret(page: PageWindow): Promise<string | null> {
  // A new address that is pasted into this tab differs only after the #, so the browser loads nothing.
  page.addEventListener('hashchange', () => {
    if (page.location.hash.startsWith(tokenMark)) page.location.reload()
  })
  const kept = read(page)
  const { hash, pathname } = page.location
  if (!hash.startsWith(tokenMark)) return kept
  page.history.replaceState(null, '', pathname)
  // An old or an invented address does no harm.
  const secret = (await redeem(page, hash.slice(tokenMark.length))) ?? kept
  if (secret !== null) keep(page, secret)
  return secret
}

async function redeem(page: PageWindow, token: string): Promise<string | null> {
  try {
    const answer = await page.fetch(enterPath, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (!answer.ok) return null
    return ((await answer.json()) as { readonly secret: string }).secret
  } catch {
    return null // the host has gone
  }
}

// A browser that stores nothing for this page still lets it in, until it is reloaded.
function read(page: PageWindow): string | null {
  try {
    return page.sessionStorage.getItem(storedAs)
  } catch {
    return null
  }
}

function keep(page: PageWindow, secret: string): void {
  try {
    page.sessionStorage.setItem(storedAs, secret)
  } catch {
    // See above.
  }
}
