import type { HttpFailure } from '../../../../core/ports.ts'
import type { Answering, Seen } from './fake-http.ts'
import { createFakeSite, ownKey, type FakeSite } from './fake-site.ts'

export const robin = { user: 'robin', password: '1234' }
export const full: Answering = {
  body: { success: false, message: 'There are more than 3 active user sessions. Please try again later.' },
}
export const isSignIn = (seen: Seen): boolean => seen.form.get('an') === 'sign_in'
export const isWayIn = (seen: Seen): boolean => seen.method === 'POST' && seen.target === '/auth'

/**
 * What a full React site shows to a stranger: its front end, and in its data whether a second factor is on.
 */
export function toStrangers({ target, cookie }: Seen, secondFactor: boolean): Answering | undefined {
  if (cookie !== null) return undefined
  const site_data = '/media/cache/json/lino_000_en.json'
  if (target === '/user/settings/') return { body: { logged_in: false, user_type: '000', site_data } }
  return target === site_data ? { body: secondFactor ? '"about.About.trust_device"' : '{}' } : undefined
}

interface Full {
  readonly secondFactor?: boolean
  readonly refusal?: Answering
  readonly wayIn?: Answering | HttpFailure
}

/** By default a site that is full, and lets an administrator in by React's own form. */
export function fullSite({ secondFactor = false, refusal = full, wayIn }: Full = {}): FakeSite {
  const site = createFakeSite()
  site.instead = (seen) => {
    if (isSignIn(seen)) return refusal
    if (!isWayIn(seen)) return toStrangers(seen, secondFactor)
    if (wayIn) return wayIn
    site.sessions.set(ownKey, 'robin')
    return { body: { success: true }, setCookie: [`sessionid=${ownKey}; HttpOnly; Max-Age=1209600; Path=/`] }
  }
  return site
}

export const enter = (site: FakeSite) => site.client.signIn({ ...robin, enterFull: true })
