/** The window's own address: nothing else is ever loaded in it. */
export const appOrigin = 'app://console'

/** Pages that may be opened in the user's own browser: what the window links to, and nothing a site could think of. */
const externalPages = ['https://www.lino-framework.org/', 'https://using.lino-framework.org/'] as const

/** Whether an address is the window's own. Compared by its parts: `app://console.example/` only begins alike. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === 'app:' && host === 'console'
}

/** What becomes of a link or a pop-up: `external` opens in the user's browser, `deny` nowhere. */
export function judgeLink(address: string): 'external' | 'deny' {
  if (!URL.canParse(address)) return 'deny'
  const { origin, username, password } = new URL(address)
  if (username || password) return 'deny'
  return externalPages.some((page) => new URL(page).origin === origin) ? 'external' : 'deny'
}
