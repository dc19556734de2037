import type { ProxyVariables } from '../../core/adapters/proxy-choice.ts'

// The one place that reads the environment (docs/environment.md): everybody else is given values.

export type Variables = Readonly<Record<string, string | undefined>>

/** What the environment gave to sign in with. */
export interface Secrets {
  readonly password: string | null
  readonly code: string | null
}

export interface Environment {
  readonly secrets: Secrets
  /** Where the data folder is, and how this machine's places are called. */
  readonly variables: Variables
  readonly proxies: ProxyVariables
  /** LINO_SESSIONS_NO_KEYCHAIN: the keychain is left alone. */
  readonly noKeychain: boolean
  /** LINO_SESSIONS_LOG=debug: the log holds a line for each request, too. */
  readonly debugLog: boolean
  /** The variables of docs/environment.md that were set, by name alone. */
  readonly names: readonly string[]
  /** How the user is called, where the system does not know it. */
  readonly userName: string | null
}

const secretNames = ['LINO_SESSIONS_PASSWORD', 'LINO_SESSIONS_CODE']
const proxyNames = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])
/** They change Node's defaults. Ours are written out; taken away, no child and no warning has to do with them either. */
const weakening = ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_USE_ENV_PROXY']
/** What else changes what the console does. */
const obeyed = [
  'LINO_SESSIONS_HOME',
  'LINO_SESSIONS_LOG',
  'LINO_SESSIONS_NO_KEYCHAIN',
  'HOME',
  'XDG_CONFIG_HOME',
  'APPDATA',
  'USERPROFILE',
  'NO_COLOR',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
]

/**
 * Reads the environment, and takes out what is secret or would weaken a promise: no child process and no crash report inherits
 * it. An empty variable counts as none.
 */
export function takeEnvironment(env: Record<string, string | undefined> = process.env): Environment {
  const secrets = {
    password: env['LINO_SESSIONS_PASSWORD'] || null,
    code: env['LINO_SESSIONS_CODE'] || null,
  }
  const names = [...secretNames, ...proxyNames, ...weakening, ...obeyed].filter((name) => Boolean(env[name]))
  for (const name of [...secretNames, ...weakening]) Reflect.deleteProperty(env, name)
  return {
    secrets,
    variables: { ...env },
    names,
    proxies: Object.fromEntries(proxyNames.map((name) => [name, env[name]])),
    noKeychain: env['LINO_SESSIONS_NO_KEYCHAIN'] === '1',
    debugLog: env['LINO_SESSIONS_LOG'] === 'debug',
    userName: env['USER'] || env['USERNAME'] || null,
  }
}

/** Options of Node that weaken how sites are spoken to, or write down what is said to them. */
const weakeningOption =
  /^--(?:tls-keylog|trace-tls|tls-min-v1\.[01]|tls-cipher-list|insecure-http-parser)(?:=|$)/
/** These take their value as a word of its own, too. */
const withValue = new Set(['--tls-keylog', '--tls-cipher-list'])

export interface CleanEnvironment {
  readonly variables: Variables
  /** The variables that Node obeyed at its start: only a fresh start without them helps. */
  readonly obeyed: readonly string[]
}

/**
 * The environment without what Node takes from it before any of our code runs: NODE_DEBUG and NODE_DEBUG_NATIVE write passwords and
 * cookies to stderr, some of NODE_OPTIONS the keys of connections to a file.
 */
export function cleanEnvironment(env: Variables = process.env): CleanEnvironment {
  const variables = { ...env }
  const obeyed = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'].filter((name) => Boolean(env[name]))
  for (const name of obeyed) Reflect.deleteProperty(variables, name)
  const words = (env['NODE_OPTIONS'] ?? '').split(/\s+/)
  const kept = words.filter((word, at) => {
    const before = words[at - 1] ?? ''
    return !weakeningOption.test(word) && !(withValue.has(before) && !word.startsWith('-'))
  })
  if (kept.length < words.length) {
    variables['NODE_OPTIONS'] = kept.join(' ')
    obeyed.push('NODE_OPTIONS')
  }
  return { variables, obeyed }
}
