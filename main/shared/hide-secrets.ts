import type { FileLog } from '../../core/adapters/log.ts'

/**
 * Ensures that the log can never hold what is typed into a password or code field. For each call of a window.
 */
export function hideSecrets(log: FileLog): (method: string, args: unknown) => void {
  return (_method, args) => {
    if (typeof args !== 'object' || args === null) return
    for (const name of ['password', 'code']) {
      const value: unknown = Reflect.get(args, name)
      if (typeof value === 'string') log.hide(value)
    }
  }
}
