/** A session key as Django makes it: 32 of a-z0-9, by itself. Source: django/contrib/sessions/backends/base.py. */
const sessionKey = /(?<![A-Za-z0-9])([a-z0-9]{6})[a-z0-9]{26}(?![A-Za-z0-9])/g

/**
 * Takes secrets out of a line: what looks like a session key is cut to its first six characters, and each of
 * `secrets` gives way to `[hidden]`, also in the escaped form it has inside JSON or a URL.
 */
export function redact(line: string, secrets: Iterable<string> = []): string {
  let safe = line
  // The longest first: one may be a part of another.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    // Half of a character has no form in a URL: there it stands as the sign for that.
    const inUrl = encodeURIComponent(secret.toWellFormed())
    const forms = [secret, JSON.stringify(secret).slice(1, -1), inUrl]
    for (const form of forms) safe = safe.replaceAll(form, '[hidden]')
  }
  return safe.replaceAll(sessionKey, '$1...')
}
