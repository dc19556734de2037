import type { LinoSite } from './site.ts'

/**
 * Signs in as the front ends of that time do, and stays. Returns the session's key, or null and the site's
 * words.
 */
export async function signInAt(
  site: LinoSite,
  url = site.url,
): Promise<{ key: string | null; message: string }> {
  const token = 'a'.repeat(32)
  const api = site.version === '21.4' ? 'api/users/UsersOverview' : 'api/about/About'
  const answer = await fetch(url + api, {
    method: 'POST',
    headers: { cookie: `csrftoken=${token}`, 'x-csrftoken': token, 'x-requested-with': 'XMLHttpRequest' },
    body: new URLSearchParams({ an: 'sign_in', username: 'robin', password: site.password, ul: 'en' }),
    redirect: 'manual',
  })
  const message = await answer.text()
  const cookie = answer.headers.getSetCookie().find((each) => !each.startsWith('csrftoken='))
  return { key: /^\w+=(\w{32});/.exec(cookie ?? '')?.[1] ?? null, message }
}
