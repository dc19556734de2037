import type { Actions } from '../../store/console-store.ts'
import { sitesInOrder } from '../../store/site-groups.ts'
import { hasOwnSites } from '../../store/site-list.ts'
import { inBrowser } from '../../store/page.ts'
import { signsInUnasked } from '../../store/sign-in-run.ts'
import { goTo } from '../../focus.ts'
import { hasOverview, pageShown } from '../../store/page-shown.ts'
import { shownSessions } from '../../store/shown-sessions.ts'
import { type ConsoleState, siteOf } from '../../store/state.ts'
import { byteOrderMark, saveText } from '../../save-text.ts'
import type { ChosenPreferences } from '../../../contract/preferences.ts'
import type { GroupBy } from '../../../contract/session-view.ts'
import { byUser } from '../../../core/domain/users.ts'
import { stateOf } from '../../../core/domain/state.ts'
import { defaultView } from '../../store/view.ts'
import { keys } from '../../../words/keys.ts'
import { userWords } from '../../../words/users.ts'
import { app as words } from '../../../words/window.ts'
import { allLanguages, type Language, languageNames } from '../../../words/languages.ts'
import { tableCsv, tableFile } from '../../../words/session-table.ts'
import { siteStanding } from '../../../words/sites.ts'
import { shownName } from '../../../words/practice-sites.ts'

/** A line of the palette: a site to go to, or something to do. */
export interface Command {
  readonly id: string
  readonly title: string
  /** The title is a site's own text. */
  readonly ofSite?: boolean
  /** A site's state, or a user's sessions. Empty: a command. */
  readonly note: string
  /** The key that does the same. */
  readonly key?: string
  /** It is in the list only for somebody who types a part of it. */
  readonly onlyFound?: boolean
  readonly run: () => void
}

/** Everything that can be done right now, sites first. */
export function commandsFor(state: ConsoleState, actions: Actions): Command[] {
  const sites = sitesInOrder({ ...state, siteFilter: 'all' }).map((site, at): Command => ({
    id: `site-${site.siteId}`,
    title: shownName(site.siteId, site.name),
    ofSite: true,
    note: siteStanding(site),
    ...(state.siteFilter === 'all' && at < 9 && { key: keys.site(at + 1) }),
    run: () => goTo(() => actions.openSite(site.siteId)),
  }))
  const { countdown } = state.preferences
  const prefer = (wanted: ChosenPreferences): void => void actions.changePreferences(wanted)
  const always: Command[] = [
    ...(hasOverview(state)
      ? [command('overview', () => goTo(() => actions.openOverview()), keys.overview())]
      : []),
    command('addSite', () => actions.openDialog({ kind: 'addSite' })),
    command('importSites', () => actions.openDialog({ kind: 'importSites' })),
    ...(hasOwnSites(state)
      ? [
          command('exportSites', () => void actions.exportSites()),
          command('exportSitesCsv', () => void actions.exportSites('csv')),
        ]
      : []),
    ...signInCommand(state, actions),
    command('killMany', () => actions.openDialog({ kind: 'killMany', siteIds: null })),
    command('exemptions', () => actions.openDialog({ kind: 'exemptions' })),
    command('audit', () => goTo(() => actions.openAudit())),
    command('alerts', () => goTo(() => actions.openAlerts())),
    command('help', () => actions.openDialog({ kind: 'help' }), keys.help()),
    command(countdown ? 'countdownOff' : 'countdownOn', () => prefer({ countdown: !countdown })),
    ...(inBrowser(state) ? [command('address', () => actions.openDialog({ kind: 'address' }))] : []),
    command('light', () => prefer({ theme: 'light' })),
    command('dark', () => prefer({ theme: 'dark' })),
    command('system', () => prefer({ theme: 'system' })),
    ...allLanguages.map((language) => languageCommand(language, actions)),
    command('languageSystem', () => void actions.chooseLanguage('system')),
  ]
  return [...sites, ...siteCommands(state, actions), ...always, ...userCommands(state, actions)]
}

function signInCommand({ sites, signInRun }: ConsoleState, actions: Actions): Command[] {
  const siteIds = sites.filter((site) => !site.demo && signsInUnasked(site)).map(({ siteId }) => siteId)
  return [
    ...(siteIds.length > 0 ? [command('signInMany', () => void actions.signInToMany(siteIds))] : []),
    ...(signInRun ? [command('signInOutcomes', () => actions.showSignInRun())] : []),
  ]
}

function siteCommands(state: ConsoleState, actions: Actions): Command[] {
  const { current } = state
  const site = current === null ? undefined : siteOf(state, current)
  if (!site) return []
  const { siteId } = site
  const group = state.views[siteId]?.group ?? null
  const groupBy = (by: GroupBy | null) => () => actions.setView(siteId, { group: by })
  const signedIn = [
    command('readNow', () => void actions.readNow(siteId), keys.readNow()),
    command('killDangling', () => void actions.previewKill(siteId, { dangling: true })),
    ...(state.lastRuns[siteId] ? [command('lastResult', () => actions.showResult(siteId))] : []),
    command('byRule', () => actions.openDialog({ kind: 'byRule', siteId, makeRoom: null })),
    command('selectDangling', () => selectDangling(state, actions, siteId)),
    command('clearSelection', () => actions.clearSelection(siteId)),
    ...(group === null ? [] : [command('ungroup', groupBy(null))]),
    command('groupByUser', groupBy('user')),
    command('groupByAddress', groupBy('ip')),
    command('groupByState', groupBy('state')),
    command('groupByDay', groupBy('day')),
    command('saveTable', () => saveTable(state, siteId)),
    command('showAll', () => actions.clearFilters(siteId)),
    command('signOut', () => void actions.signOut(siteId)),
  ]
  const known = site.passwordKnown && !site.demo
  return [
    ...(site.access === 'signedIn' ? signedIn : []),
    ...(known ? [command('forgetPassword', () => void actions.forgetPassword(siteId))] : []),
    command('change', () => actions.openDialog({ kind: 'changeSite', siteId })),
    command('remove', () => actions.openDialog({ kind: 'removeSite', siteId })),
  ]
}

/** The users of the site in view: each shows its sessions. */
function userCommands(state: ConsoleState, actions: Actions): Command[] {
  const siteId = state.current
  if (siteId === null || pageShown(state) !== 'site') return []
  return [...byUser(state.lists[siteId]?.sessions ?? [])].map(([user, sessions]) => ({
    id: `user-${user ?? ''}`,
    title: words.sessionsOf(userWords(user)),
    note: words.sessions(sessions.length),
    onlyFound: true,
    run: () => goTo(() => actions.setView(siteId, { ...everything, user: { kind: 'one', user } })),
  }))
}

const { state: anyState, idleAtLeastMs, search } = defaultView
const everything = { state: anyState, idleAtLeastMs, search }

const command = (name: keyof typeof words.command, run: () => void, key?: string): Command => ({
  id: name,
  title: words.command[name](),
  note: '',
  ...(key !== undefined && { key }),
  run,
})

const languageCommand = (language: Language, actions: Actions): Command => ({
  id: `language-${language}`,
  title: words.speak(languageNames[language]),
  note: '',
  run: () => void actions.chooseLanguage(language),
})

/** What the table shows, under its filters and in its order. */
function saveTable(state: ConsoleState, siteId: string): void {
  const site = siteOf(state, siteId)
  if (!site) return
  const at = Date.now()
  const csv = tableCsv(shownSessions(state, siteId, at), at + site.serverAheadMs)
  saveText(tableFile(shownName(siteId, site.name), at), 'text/csv', byteOrderMark + csv)
}

function selectDangling(state: ConsoleState, actions: Actions, siteId: string): void {
  const site = siteOf(state, siteId)
  if (!site) return
  const now = Date.now() + site.serverAheadMs
  const refs = (state.lists[siteId]?.sessions ?? [])
    .filter((session) => stateOf(session, now, site.danglingAfterMs) === 'dangling')
    .map((session) => session.ref)
  actions.setView(siteId, { state: 'dangling' })
  actions.clearSelection(siteId)
  actions.select(siteId, refs)
}
