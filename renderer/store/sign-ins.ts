import type { ConsoleCalls } from '../../contract/console-api.ts'
import { visible } from '../../core/domain/visible.ts'
import { site as siteWords } from '../../words/site.ts'
import { withNotice } from './notices.ts'
import type { SessionsActions } from './sessions.ts'
import { siteCommand, type SiteFacts } from './site-facts.ts'
import { type SignInAttempt, type Slice, without } from './state.ts'

/** What a sign-in needs. Nothing for a demo site. */
type Entry = Omit<ConsoleCalls['signIn']['args'], 'siteId'>

export interface SignInActions {
  signIn(siteId: string, secret: Entry): Promise<boolean>
  /** Forgets how the last sign-in failed, and returns to the password. */
  forgetSignIn(siteId: string): void
  signOut(siteId: string): Promise<void>
  forgetPassword(siteId: string): Promise<void>
}

export function signInActions(slice: Slice, facts: SiteFacts, sessions: SessionsActions): SignInActions {
  const { get, set, call } = slice
  return {
    signIn: async (siteId, secret) => {
      const last = get().signIns[siteId]
      const remember = secret.remember ?? last?.remember
      const remembering = remember === undefined ? {} : { remember }
      const attempt = (now: SignInAttempt): void => set({ signIns: { ...get().signIns, [siteId]: now } })
      // What the last step asked for (a code) is still asked for while the answer is awaited.
      attempt({ busy: true, failure: last?.failure ?? null, ...remembering })
      const result = await call('signIn', { siteId, ...secret, ...remembering })
      if (!result.ok) {
        attempt({ busy: false, failure: result.failure, failedAt: Date.now(), ...remembering })
        return false
      }
      attempt({ busy: false, failure: null })
      facts.takeSite(result.value)
      if (get().current === siteId) await sessions.fetchSessions(siteId)
      return true
    },
    forgetSignIn: (siteId) => set({ signIns: without(get().signIns, siteId) }),
    signOut: async (siteId) => {
      await siteCommand(slice, facts, call('signOut', { siteId }))
      set({ signIns: without(get().signIns, siteId) })
    },
    forgetPassword: async (siteId) => {
      const result = await call('forgetPassword', { siteId })
      if (!result.ok) return set({ notice: result.failure })
      facts.takeSite(result.value)
      const forgotten = (): string => siteWords.passwordForgotten(visible(result.value.name))
      set({ notices: withNotice(get().notices, forgotten) })
    },
  }
}
