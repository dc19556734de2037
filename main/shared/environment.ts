import type { ProxyVariables } from '../../core/adapters/proxy-choice.ts'
import { allowedOptions } from './node-options.ts'

// The one place that reads the environment (docs/environment.md). All other code is given values.

export type Variables = Readonly<Record<string, string | undefined>>

/** The environment's password and code. */
export interface Secrets {
  readonly password: string | null
  readonly code: string | null
}

export interface Environment {
  readonly secrets: Secrets
  /** Where the data folder is, and the names of this machine's places. */
  readonly variables: Variables
  readonly proxies: ProxyVariables
  /** LINO_SESSIONS_NO_KEYCHAIN: the keychain is not used. */
  readonly noKeychain: boolean
  /** LINO_SESSIONS_LOG=debug: the log also has a line for each request. */
  readonly debugLog: boolean
  /** The variables of docs/environment.md that were set, only by name. */
  readonly names: readonly string[]
  /** The user's name, if the system does not know it. */
  readonly userName: string | null
  /**
   * What LC_ALL, LC_MESSAGES or LANG says about the user's language, such as `de_DE.UTF-8`. Null: nothing.
   */
  readonly locale: string | null
}

const secretNames = ['LINO_SESSIONS_PASSWORD', 'LINO_SESSIONS_CODE']
const proxyNames = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])
/** The first that is set decides, as in gettext. */
const localeNames = ['LC_ALL', 'LC_MESSAGES', 'LANG']
/**
 * They change Node's defaults, which our code does not use. Without them, no child process and no warning
 * depends on them either.
 */
const weakening = ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_USE_ENV_PROXY']
/** Other variables that change what the console does. */
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
 * Reads the environment, and removes what is secret or would weaken a promise. So no child process and no
 * crash report inherits it. An empty variable counts as missing.
 */
export function takeEnvironment(env: Record<string, string | undefined> = process.env): Environment {
  const secrets = {
    password: env['LINO_SESSIONS_PASSWORD'] || null,
    code: env['LINO_SESSIONS_CODE'] || null,
  }
  const names = [...secretNames, ...proxyNames, ...weakening, ...localeNames, ...obeyed].filter((name) =>
    Boolean(env[name]),
  )
  for (const name of [...secretNames, ...weakening]) Reflect.deleteProperty(env, name)
  return {
    secrets,
    variables: { ...env },
    names,
    proxies: Object.fromEntries(proxyNames.map((name) => [name, env[name]])),
    noKeychain: env['LINO_SESSIONS_NO_KEYCHAIN'] === '1',
    debugLog: env['LINO_SESSIONS_LOG'] === 'debug',
    userName: env['USER'] || env['USERNAME'] || null,
    locale: localeNames.map((name) => env[name]).find(Boolean) ?? null,
  }
}

export interface CleanEnvironment {
  readonly variables: Variables
  /** The variables that Node obeyed at its start. Only a new start without them helps. */
  readonly obeyed: readonly string[]
}

/**
 * The environment without what Node obeys before any of our code runs: NODE_DEBUG and NODE_DEBUG_NATIVE write
 * passwords and cookies to stderr, and many of NODE_OPTIONS write secrets down or weaken encryption.
 */
export function cleanEnvironment(env: Variables = process.env): CleanEnvironment {
  const variables = { ...env }
  const obeyed = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE'].filter((name) => Boolean(env[name]))
  for (const name of obeyed) Reflect.deleteProperty(variables, name)
  const options = allowedOptions(env['NODE_OPTIONS'] ?? '')
  if (options !== null) {
    variables['NODE_OPTIONS'] = options
    obeyed.push('NODE_OPTIONS')
  }
  return { variables, obeyed }
}
