import { paths } from './requests.ts'

/** The other parts of paths that the console itself writes. */
const ownWords = ['Me', 'Sessions', 'cache', 'json', 'logout', 'media']
const known = new Set([
  ...Object.values(paths).flatMap((path) => (path.split('?')[0] ?? '').split('/')),
  ...ownWords,
])

/**
 * The path of a request, for the log. Every part that is no fixed word of ours becomes `{}`, and there is no
 * query. Lino's own Kill has a session key in both, and a site's folder may be anything.
 */
export function pathTemplate(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return '{}'
  return parsed.pathname
    .split('/')
    .map((part) => (known.has(part) ? part : '{}'))
    .join('/')
}
