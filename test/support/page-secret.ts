import { enterPath, pageSecretHeader, tokenMark } from '../../contract/page.ts'
import { ask, type RawAnswer } from './raw-http.ts'

/** Exchanges the token of an address, as the page does. */
export function redeem(url: string): Promise<RawAnswer> {
  const { port, hash } = new URL(url)
  return ask(Number(port), {
    method: 'POST',
    path: enterPath,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(tokenMark.length) }),
  })
}

/** The secret that the page shows with each request, for an unused address. */
export async function pageHeaders(url: string): Promise<Record<string, string>> {
  const { secret } = JSON.parse((await redeem(url)).body) as { readonly secret: string }
  return { [pageSecretHeader]: secret }
}
