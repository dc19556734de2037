import type { ConsoleApi } from '../../contract/console-api.ts'
import { succeed } from '../../contract/failure.ts'
import { createSignInMany } from '../services/sites/sign-in-many.ts'
import { atSite, watchIfIn, type ConsoleParts } from './parts.ts'

type SessionCalls = Pick<
  ConsoleApi,
  | 'signIn'
  | 'signInMany'
  | 'forgetPassword'
  | 'signOut'
  | 'readNow'
  | 'readSessions'
  | 'readFigures'
  | 'viewSite'
>

/** The calls that sign in to a site and out, and read its sessions. */
export function sessionCalls({ sites, watch, figures, kills, emit }: ConsoleParts): SessionCalls {
  const many = createSignInMany(sites, watch, (outcome) => emit({ type: 'signInOutcome', outcome }))

  return {
    signIn: ({ siteId, ...given }) =>
      atSite(sites, siteId, async (site) => {
        const signedIn = await site.signIn(given)
        watchIfIn(watch, site)
        return signedIn
      }),
    signInMany: ({ sites: which, ...given }) => many.signIn(which, given),
    forgetPassword: ({ siteId }) =>
      atSite(sites, siteId, async (site) => {
        await site.forgetPassword()
        return succeed(site.state())
      }),
    signOut: ({ siteId }) =>
      atSite(sites, siteId, async (site) => {
        watch.stop(siteId)
        await kills.runs.stopAt(siteId)
        return site.signOut()
      }),
    readNow: ({ siteId }) =>
      atSite(sites, siteId, async (site) => {
        if (site.killing) return succeed(site.state())
        const read = await site.read()
        watchIfIn(watch, site)
        return read.ok ? succeed(site.state()) : read
      }),
    readSessions: ({ siteId }) => atSite(sites, siteId, (site) => succeed(site.list())),
    readFigures: async () => succeed(figures.all()),
    async viewSite({ siteId }) {
      watch.view(siteId)
      return succeed(null)
    },
  }
}
