/** What the environment gave to sign in with. */
export interface Secrets {
  readonly password: string | null
  readonly code: string | null
}

/**
 * Takes password and code out of the environment, so that no child process and no crash report inherits them.
 * An empty variable counts as none.
 */
export function takeSecrets(env: Record<string, string | undefined>): Secrets {
  const password = env['LINO_SESSIONS_PASSWORD'] || null
  const code = env['LINO_SESSIONS_CODE'] || null
  delete env['LINO_SESSIONS_PASSWORD']
  delete env['LINO_SESSIONS_CODE']
  return { password, code }
}
