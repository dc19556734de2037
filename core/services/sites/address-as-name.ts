import { trimEnd } from '../../domain/trim-end.ts'

/** The longest name of a site. Characters. */
const most = 80

/** What a site is called for which nobody gave a name: its server, and where it is there. */
export function nameOfAddress(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${trimEnd(pathname, '/')}`.slice(0, most)
}
