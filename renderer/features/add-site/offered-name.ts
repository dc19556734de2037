import { comparable } from '../../../core/domain/comparable.ts'
import { withHidden } from '../../../core/domain/visible.ts'
import { isThisMachine } from './site-fields.ts'

/** Of a site's name, as the form has it. */
const longest = 80

/**
 * A name for a new site that none of these has: what it calls itself, else where it is. A title is the site's own text, so what
 * cannot be seen in it is left out.
 */
export function offeredName(site: { url: string; title: string | null }, taken: readonly string[]): string {
  const names = new Set(taken.map(comparable))
  const title = site.title === null ? '' : seen(site.title)
  const { host, whole } = placeOf(site.url)
  const offers = [
    title,
    title && whole && `${cut(title, longest - whole.length - 3)} (${whole})`,
    host,
    whole,
  ]
  const fitting = offers.map((offer) => cut(offer, longest)).filter((offer) => offer !== '')
  const free = fitting.find((offer) => !names.has(comparable(offer)))
  return free ?? numbered(fitting[0] ?? '', names)
}

/** The first of `name 2`, `name 3`, .. that is free. */
function numbered(name: string, names: ReadonlySet<string>): string {
  if (name === '') return ''
  for (let count = 2; ; count += 1) {
    const end = ` ${String(count)}`
    const offer = cut(name, longest - end.length) + end
    if (!names.has(comparable(offer))) return offer
  }
}

/** Many sites are tried on this machine, so that there the port belongs to the host. `whole`: with the path, too. */
function placeOf(url: string): { host: string; whole: string } {
  if (!URL.canParse(url)) return { host: '', whole: '' }
  const { hostname, protocol, port, pathname } = new URL(url)
  const usual = protocol === 'https:' ? '443' : '80'
  const withPort = `${hostname}:${port === '' ? usual : port}`
  const host = isThisMachine(hostname) ? withPort : hostname
  return { host, whole: (port === '' ? host : withPort) + pathname.replace(/\/$/, '') }
}

/** On one line, without what cannot be seen. */
function seen(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ')
  return withHidden(line, () => '').trim()
}

/** Never half of a character. */
function cut(text: string, length: number): string {
  return text
    .slice(0, Math.max(0, length))
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
