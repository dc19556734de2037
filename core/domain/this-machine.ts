/**
 * Whether a host of a URL, in small letters, is this machine itself. Nobody can listen on the way, so plain
 * http is allowed. Requests to it never use a proxy, and `lookupName` asks no name server for these names.
 */
export function isThisMachine(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  )
}
