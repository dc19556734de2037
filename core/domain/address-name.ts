import { isThisMachine } from './this-machine.ts'
import { trimEnd } from './trim-end.ts'

/** Characters that nobody sees, and that a browser's reader of addresses partly drops. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu
/** Full stops that the name of a server may have instead of a dot. */
const stops = /[\u3002\uff61]/gu
/** `http:x` and `http:\x` are addresses too, and so is `//x` on a page. */
const scheme = /^(?:https?:|[a-z][a-z0-9+.-]*:[/\\]|[/\\]{2})/i
const server = /^(\[[0-9a-f:.]+\]|[\p{L}\p{M}\p{N}._-]+)(:\d*)?(?:[/\\?#]\S*)?$/iu

/** As a person reads it: wide letters are letters, and what is invisible is not there. */
const seen = (text: string): string => text.normalize('NFKC').replace(unseen, '').replace(stops, '.').trim()

/** Whether this text begins like an address: `https://..`, also in capitals, misspelt or after blanks. */
export function hasScheme(text: string): boolean {
  return scheme.test(seen(text))
}

/**
 * Whether a site's name reads as an address that is not this site's own. Who types that address must never
 * get to this site. A server's name alone may stand for any port of that server, except on this machine,
 * where each port may belong to another user.
 */
export function namesOtherAddress(name: string, url: string): boolean {
  const text = seen(name)
  const own = URL.parse(url)
  if (scheme.test(text)) return !own || !isSameUrl(own, URL.parse(text))
  const [, host, port] = server.exec(text.slice(text.lastIndexOf('@') + 1)) ?? []
  if (host === undefined) return false
  const isAddress = /[.[]/.test(host) || /^localhost$/i.test(host) || port !== undefined || text.includes('@')
  if (!isAddress) return false
  const meant = URL.parse(`http://${text}`)
  if (!own || !meant || isSecret(meant) || meant.hostname !== own.hostname) return true
  return !isSamePort(own, port?.slice(1) ?? '') || !isWithin(own, meant)
}

function isSameUrl(own: URL, meant: URL | null): boolean {
  return meant !== null && !isSecret(meant) && meant.origin === own.origin && pathOf(meant) === pathOf(own)
}

/** @param port as it was typed. Empty: none was. */
function isSamePort(own: URL, port: string): boolean {
  const usual = own.protocol === 'https:' ? 443 : 80
  if (port === '') return own.port === '' || !isThisMachine(own.hostname)
  return Number(port) === (own.port === '' ? usual : Number(own.port))
}

/** A long name is cut, so the beginning of the path is enough. */
const isWithin = (own: URL, meant: URL): boolean => pathOf(own).startsWith(pathOf(meant))
const pathOf = ({ pathname }: URL): string => trimEnd(pathname, '/')
const isSecret = ({ username, password }: URL): boolean => username !== '' || password !== ''
