import type { IncomingHttpHeaders } from 'node:http'

/**
 * Why a request is not from a page of ours. Null: it is. The Host header has a fixed address, so a name that
 * somebody points to this machine (DNS rebinding) gets nothing. A page of another origin gets nothing either,
 * nor a page of another port of this machine.
 */
export function foreignRequest(headers: IncomingHttpHeaders, port: number): string | null {
  const authority = `127.0.0.1:${port}`
  if (headers.host !== authority) return `This is only for http://${authority}/.`
  if (headers.origin !== undefined && headers.origin !== `http://${authority}`) {
    return 'A page of another origin may not ask here.'
  }
  return null
}

/**
 * Why a request may not use the API or fetch a part of the page. Null: it may. Browsers that say where a
 * request comes from (Fetch Metadata) must say that it comes from our page. This also covers requests without
 * an Origin.
 */
export function foreignFetch(headers: IncomingHttpHeaders): string | null {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' ? null : 'Only the console’s own page may ask here.'
}
