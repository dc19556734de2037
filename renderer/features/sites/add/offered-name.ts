import { namesOtherAddress } from '../../../../core/domain/address-name.ts'
import { comparable } from '../../../../core/domain/comparable.ts'
import { withHidden } from '../../../../core/domain/visible.ts'
import { isThisMachine } from '../../../../core/domain/this-machine.ts'

/** Of a site's name, as the form has it. */
const longest = 80

/**
 * A name for a new site that no other site has: what it calls itself, otherwise where it is. A title is the
 * site's own text, so invisible characters are removed.
 */
export function offeredName(site: { url: string; title: string | null }, taken: readonly string[]): string {
  const names = new Set(taken.map(comparable))
  const own = site.title === null ? '' : seen(site.title)
  // A site may call itself by the address of another one.
  const title = namesOtherAddress(own, site.url) ? '' : own
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

/**
 * Users try many sites on this machine, so there the port belongs to the name. `whole`: with the path, too.
 */
function placeOf(url: string): { host: string; whole: string } {
  if (!URL.canParse(url)) return { host: '', whole: '' }
  const { hostname, protocol, port, pathname } = new URL(url)
  const usual = protocol === 'https:' ? '443' : '80'
  const withPort = `${hostname}:${port === '' ? usual : port}`
  const host = isThisMachine(hostname) ? withPort : hostname
  return { host, whole: (port === '' ? host : withPort) + pathname.replace(/\/$/, '') }
}

/** On one line, without invisible characters. */
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
