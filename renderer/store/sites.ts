import type { ConsoleCalls, NewSite, SiteChange } from '../../contract/console-api.ts'
import type { CertificateInfo } from '../../contract/certificate.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { Probe, SiteState } from '../../contract/site.ts'
import type { SiteFilter } from './site-groups.ts'
import type { SessionsActions } from './sessions.ts'
import { type OpenDialog, type SignInAttempt, siteOf, type Slice, without } from './state.ts'
import { site as siteWords } from '../text/site.ts'
import { visible } from '../text/visible.ts'

/** What is given to sign in; nothing for a demo site. */
type Entry = Omit<ConsoleCalls['signIn']['args'], 'siteId'>

export interface SitesActions {
  takeSite(site: SiteState): void
  dropSite(siteId: string): void
  openSite(siteId: string): void
  filterSites(filter: SiteFilter): void
  probe(url: string, allowHttp: boolean, trustFingerprint?: string): Promise<Result<Probe>>
  readCertificate(url: string): Promise<Result<CertificateInfo>>
  /** Answers why not; null: it is trusted. */
  trustCertificate(siteId: string, fingerprint: string): Promise<Failure | null>
  /** Takes over the encrypted address of a site. */
  moveToHttps(siteId: string, url: string): Promise<void>
  addSite(site: NewSite): Promise<Result<SiteState>>
  changeSite(change: SiteChange): Promise<Result<SiteState>>
  removeSite(siteId: string): Promise<Result<null>>
  signIn(siteId: string, secret: Entry): Promise<boolean>
  /** Forgets how the last sign-in failed: back to the password. */
  forgetSignIn(siteId: string): void
  signOut(siteId: string): Promise<void>
  forgetPassword(siteId: string): Promise<void>
  readNow(siteId: string): Promise<void>
  openDialog(dialog: OpenDialog | null): void
  /** The same sentence stands there once, last. */
  takeNotice(text: string): void
  dismissNotice(): void
}

export function sitesActions({ get, set, call }: Slice, sessions: SessionsActions): SitesActions {
  function takeSite(site: SiteState): void {
    const { sites } = get()
    const have = siteOf(get(), site.siteId)
    // An answer may come after younger news.
    if (have && have.generation > site.generation) return
    set({ sites: have ? sites.map((each) => (each.siteId === site.siteId ? site : each)) : [...sites, site] })
    sessions.catchUp(site.siteId)
  }

  function dropSite(siteId: string): void {
    const state = get()
    set({
      sites: state.sites.filter((site) => site.siteId !== siteId),
      lists: without(state.lists, siteId),
      selections: without(state.selections, siteId),
      views: without(state.views, siteId),
      signIns: without(state.signIns, siteId),
      kills: without(state.kills, siteId),
      lastRuns: without(state.lastRuns, siteId),
      current: state.current === siteId ? null : state.current,
      dialog:
        state.dialog && 'siteId' in state.dialog && state.dialog.siteId === siteId ? null : state.dialog,
    })
  }

  function openSite(siteId: string): void {
    const site = siteOf(get(), siteId)
    if (!site) return
    set({ current: siteId, page: 'site', notice: null })
    void call('viewSite', { siteId })
    if (site.generation !== (get().lists[siteId]?.generation ?? 0)) void sessions.fetchSessions(siteId)
  }

  /** A command whose failure belongs to no form: it is shown as a notice. */
  async function command(answer: Promise<Result<SiteState>>): Promise<void> {
    const result = await answer
    if (result.ok) takeSite(result.value)
    else if (!get().sites.some((site) => site.failure?.hint === result.failure.hint)) {
      set({ notice: result.failure })
    }
  }

  return {
    takeSite,
    dropSite,
    openSite,
    filterSites: (siteFilter) => set({ siteFilter }),
    probe: (url, allowHttp, trustFingerprint) =>
      call('probeSite', {
        url,
        ...(allowHttp && { allowHttp }),
        ...(trustFingerprint !== undefined && { trustFingerprint }),
      }),
    readCertificate: (url) => call('readCertificate', { url }),
    trustCertificate: async (siteId, fingerprint) => {
      const result = await call('trustCertificate', { siteId, fingerprint })
      if (!result.ok) return result.failure
      takeSite(result.value)
      set({ signIns: without(get().signIns, siteId) })
      return null
    },
    moveToHttps: async (siteId, url) => {
      await command(call('changeSite', { siteId, url, allowHttp: false }))
      set({ signIns: without(get().signIns, siteId) })
    },
    addSite: async (site) => {
      const result = await call('addSite', site)
      if (result.ok) takeSite(result.value)
      return result
    },
    changeSite: async (change) => {
      const result = await call('changeSite', change)
      if (result.ok) takeSite(result.value)
      return result
    },
    removeSite: async (siteId) => {
      const result = await call('removeSite', { siteId })
      if (result.ok) dropSite(siteId)
      return result
    },
    signIn: async (siteId, secret) => {
      const last = get().signIns[siteId]
      const remember = secret.remember ?? last?.remember
      const remembering = remember === undefined ? {} : { remember }
      const attempt = (now: SignInAttempt): void => set({ signIns: { ...get().signIns, [siteId]: now } })
      // What was asked for last time (a code) is still asked for while the answer is awaited.
      attempt({ busy: true, failure: last?.failure ?? null, ...remembering })
      const result = await call('signIn', { siteId, ...secret, ...remembering })
      if (!result.ok) {
        attempt({ busy: false, failure: result.failure, failedAt: Date.now(), ...remembering })
        return false
      }
      attempt({ busy: false, failure: null })
      takeSite(result.value)
      if (get().current === siteId) await sessions.fetchSessions(siteId)
      return true
    },
    forgetSignIn: (siteId) => set({ signIns: without(get().signIns, siteId) }),
    signOut: async (siteId) => {
      await command(call('signOut', { siteId }))
      set({ signIns: without(get().signIns, siteId) })
    },
    forgetPassword: async (siteId) => {
      const result = await call('forgetPassword', { siteId })
      if (!result.ok) return set({ notice: result.failure })
      takeSite(result.value)
      const said = siteWords.passwordForgotten(visible(result.value.name))
      set({ notices: [...get().notices.filter((each) => each !== said), said] })
    },
    readNow: (siteId) => command(call('readNow', { siteId })),
    openDialog: (dialog) => set({ dialog }),
    takeNotice: (text) => set({ notices: [...get().notices.filter((each) => each !== text), text] }),
    dismissNotice: () => set({ notice: null, notices: [] }),
  }
}
