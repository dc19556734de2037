/** The window's own address. The window never loads anything else. */
export const appOrigin = 'app://console'

/**
 * Pages that may open in the user's own browser: pages that the window links to, and never one that a site
 * chooses.
 */
const externalPages = ['https://www.lino-framework.org/', 'https://using.lino-framework.org/'] as const

/**
 * Whether an address is the window's own. Compared by its parts, because `app://console.example/` begins in
 * the same way.
 */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === 'app:' && host === 'console'
}

/** What happens to a link or a pop-up: `external` opens in the user's browser, `deny` nowhere. */
export function judgeLink(address: string): 'external' | 'deny' {
  if (!URL.canParse(address)) return 'deny'
  const { origin, username, password } = new URL(address)
  if (username || password) return 'deny'
  return externalPages.some((page) => new URL(page).origin === origin) ? 'external' : 'deny'
}
