import type { IncomingHttpHeaders } from 'node:http'

/**
 * Why a request is not from a page of ours, or null. The Host header is a fixed address, so that a name that
 * somebody lets point to this machine (DNS rebinding) gets nothing; a page of another origin, another port of this
 * machine included, gets nothing either.
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
 * Why a request may not go to the API or fetch a part of the page, or null. Browsers that say where a request
 * comes from (Fetch Metadata) must say it comes from our page, which also covers requests without an Origin.
 */
export function foreignFetch(headers: IncomingHttpHeaders): string | null {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' ? null : 'Only the console’s own page may ask here.'
}
