import { formsOf, withoutForms } from '../domain/secret-forms.ts'

/**
 * A session key as Django makes it: 32 of a-z0-9, standing alone. Source:
 * django/contrib/sessions/backends/base.py.
 */
const sessionKey = /(?<![A-Za-z0-9])([a-z0-9]{6})[a-z0-9]{26}(?![A-Za-z0-9])/g

/**
 * Removes secrets from a line. It cuts anything that looks like a session key to its first six characters. It
 * replaces each of `secrets` by `[hidden]`, also in the forms that the secret has inside JSON, HTML,
 * base64 or a URL.
 */
export function redact(line: string, secrets: Iterable<string> = []): string {
  let safe = line
  // The longest first, because one secret may be part of another.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    safe = withoutForms(safe, formsOf(secret), '[hidden]')
  }
  return safe.replaceAll(sessionKey, '$1...')
}
