import { request as httpRequest } from 'node:http'
import type { DemoSite } from '../../../demo/start.ts'

export interface Got {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  text: string
}

export interface Ask {
  method?: string
  key?: string | undefined
  body?: string
  headers?: Readonly<Record<string, string>>
}

const token = 'x'.repeat(32)

/** Asks the demo site as a script would: with a CSRF pair, no redirects, no cookies but the key given. */
export function ask(site: DemoSite, path: string, { method, key, body, headers }: Ask = {}): Promise<Got> {
  const cookie = `csrftoken=${token}${key === undefined ? '' : `; sessionid=${key}`}`
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: site.port,
        path,
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: { Cookie: cookie, 'X-CSRFToken': token, 'X-Requested-With': 'XMLHttpRequest', ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Signs in at a site of 26 and gives the session key. */
export async function signIn(site: DemoSite, username = 'robin', password = '1234'): Promise<string> {
  const got = await ask(site, '/api/about/About', {
    body: `an=sign_in&username=${username}&password=${password}&ul=en`,
  })
  const key = /sessionid=([a-z0-9]{32});/.exec(String(got.headers['set-cookie']))?.[1]
  if (key === undefined) throw new Error(`not signed in: ${got.text}`)
  return key
}

export async function list(site: DemoSite, key: string, query = 'limit=0'): Promise<unknown[][]> {
  const got = await ask(site, `/api/users/Sessions?fmt=json&${query}`, { key })
  const { rows } = JSON.parse(got.text) as { rows: unknown[][] }
  return rows
}
