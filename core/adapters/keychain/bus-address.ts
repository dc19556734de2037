import path from 'node:path'

/**
 * The address of the session bus, where libsecret looks for it: in the environment, otherwise at systemd's
 * place. Null: there is none.
 */
export function busAddress(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env['DBUS_SESSION_BUS_ADDRESS']
  if (named) return named
  const folder = env['XDG_RUNTIME_DIR']
  return folder ? `unix:path=${path.join(folder, 'bus')}` : null
}
