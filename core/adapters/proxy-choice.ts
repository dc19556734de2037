import { BlockList, isIP } from 'node:net'
import type { ProxyVariableFault } from '../../contract/causes/connection.ts'
import { isThisMachine } from '../domain/this-machine.ts'

/** The environment's variables that name a proxy, unchanged. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>

/** A proxy that was chosen by a variable. */
export interface Proxy {
  readonly variable: string
  /** https: the connection to the proxy itself is encrypted. */
  readonly protocol: 'http:' | 'https:'
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly user: string
  /** A secret. Never shown. */
  readonly password: string
  /** `host:port`, for a person. */
  readonly name: string
}

export type ProxyChoice =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: Proxy }
  /** The variable's name, and no part of its value, which may hold a password. */
  | { readonly kind: 'unusable'; readonly variable: string; readonly why: ProxyVariableFault }

const direct: ProxyChoice = { kind: 'direct' }

/**
 * How to get to a site. It judges only the variable that applies: for an https site the first of
 * `https_proxy`, `HTTPS_PROXY`, `all_proxy` and `ALL_PROXY` that is not empty, for an http site `http_proxy`
 * first. Requests to this machine itself, and to sites that `no_proxy` or `NO_PROXY` names, use no proxy.
 */
export function chooseProxy(site: URL, variables: ProxyVariables): ProxyChoice {
  if (isThisMachine(site.hostname)) return direct
  const scheme = site.protocol === 'https:' ? 'https' : 'http'
  const names = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, 'all_proxy', 'ALL_PROXY']
  const variable = names.find((name) => valueOf(variables, name) !== '')
  if (variable === undefined || goesPast(site, variables)) return direct
  return readProxy(variable, valueOf(variables, variable))
}

/**
 * What no log and no text of a site may hold: the passwords in these variables, as written there and as sent.
 */
export function proxySecrets(variables: ProxyVariables): readonly string[] {
  return Object.values(variables).flatMap((value = '') => {
    const [, written, name = '', secret = ''] =
      /^(?:[a-z][a-z0-9+.-]*:\/\/)?(([^:@]*):(.*))@/is.exec(value.trim()) ?? []
    if (written === undefined) return []
    const password = decoded(secret) ?? secret
    const sent = `${decoded(name) ?? name}:${password}`
    return [secret, password, written, sent, Buffer.from(sent).toString('base64')]
  })
}

function valueOf(variables: ProxyVariables, name: string): string {
  return variables[name]?.trim() ?? ''
}

/** `host:port` is an http proxy, as for curl and others. */
function readProxy(variable: string, value: string): ProxyChoice {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase() ?? 'http'
  if (scheme !== 'http' && scheme !== 'https')
    return unusable(variable, scheme.startsWith('socks') ? 'socks' : 'otherKind')
  const url = URL.parse(value.includes('://') ? value : `http://${value}`)
  const plain = url !== null && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === ''
  if (!plain || url.hostname === '' || /[\s\p{Cc}]/u.test(value)) return unusable(variable, 'notUnderstood')
  const user = decoded(url.username)
  const password = decoded(url.password)
  if (user === null || password === null) return unusable(variable, 'notUnderstood')
  const protocol = scheme === 'https' ? 'https:' : 'http:'
  const port = Number(url.port) || (protocol === 'https:' ? 443 : 80)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const name = `${url.hostname}:${String(port)}`
  return { kind: 'proxy', proxy: { variable, protocol, host, port, user, password, name } }
}

const unusable = (variable: string, why: ProxyVariableFault): ProxyChoice => ({
  kind: 'unusable',
  variable,
  why,
})

/** Null: a % without a meaning. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Whether NO_PROXY names the site: `*`, a name with all names below it (`example.com` and `.example.com`
 * alike), an address, a network (`10.0.0.0/8`) or a range (`10.0.0.1-10.0.0.9`). Each may have a port.
 */
function goesPast(site: URL, variables: ProxyVariables): boolean {
  const entries = valueOf(variables, 'no_proxy') || valueOf(variables, 'NO_PROXY')
  const host = site.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = site.port || (site.protocol === 'https:' ? '443' : '80')
  return entries
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && names(entry, host, port))
}

function names(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  const [, bracketed, plain, ofPort] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? []
  if (ofPort !== undefined && ofPort !== port) return false
  const named = bracketed ?? plain ?? entry
  if (isIP(host) !== 0) return named === host || isWithin(named, host)
  const domain = named.replace(/^\*?\./, '')
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
}

function isWithin(network: string, host: string): boolean {
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  try {
    const [from = '', to] = network.split('-')
    const [address = '', bits] = from.split('/')
    if (to !== undefined) list.addRange(address, to, family)
    else if (bits !== undefined) list.addSubnet(address, Number(bits), family)
    else list.addAddress(address, family)
    return list.check(host, family)
  } catch {
    return false // a name, or an address of the other family
  }
}
