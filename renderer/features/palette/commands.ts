import type { Actions } from '../../store/console-store.ts'
import { sitesInOrder } from '../../store/site-groups.ts'
import { hasOwnSites } from '../../store/site-list.ts'
import { inBrowser } from '../../store/page.ts'
import { hasOverview } from '../../store/page-shown.ts'
import { signsInUnasked } from '../../store/sign-in-run.ts'
import { type ConsoleState, siteOf } from '../../store/state.ts'
import type { ChosenPreferences } from '../../../contract/preferences.ts'
import type { GroupBy } from '../../../contract/session-view.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { stateOf } from '../../../core/domain/state.ts'
import { app as words } from '../../../words/window.ts'
import { allLanguages, type Language, languageNames } from '../../../words/languages.ts'
import { siteStanding } from '../../../words/sites.ts'
import { shownName } from '../../../words/practice-sites.ts'

/** A line of the palette: a site to go to, or something to do. */
export interface Command {
  readonly id: string
  readonly title: string
  /** A site's state. Empty: a command. */
  readonly note: string
  readonly run: () => void
}

/** Everything that can be done right now, sites first. */
export function commandsFor(state: ConsoleState, actions: Actions): Command[] {
  const sites = sitesInOrder({ ...state, siteFilter: 'all' }).map((site): Command => ({
    id: `site-${site.siteId}`,
    title: shownName(site.siteId, site.name),
    note: siteStanding(site),
    run: () => actions.openSite(site.siteId),
  }))
  const { countdown } = state.preferences
  const prefer = (wanted: ChosenPreferences): void => void actions.changePreferences(wanted)
  const always: Command[] = [
    ...(hasOverview(state) ? [command('overview', () => actions.openOverview())] : []),
    command('addSite', () => actions.openDialog({ kind: 'addSite' })),
    command('importSites', () => actions.openDialog({ kind: 'importSites' })),
    ...(hasOwnSites(state) ? [command('exportSites', () => void actions.exportSites())] : []),
    ...signInCommand(state, actions),
    command('killMany', () => actions.openDialog({ kind: 'killMany', siteIds: null })),
    command('exemptions', () => actions.openDialog({ kind: 'exemptions' })),
    command('audit', () => actions.openAudit()),
    command(countdown ? 'countdownOff' : 'countdownOn', () => prefer({ countdown: !countdown })),
    ...(inBrowser(state) ? [command('address', () => actions.openDialog({ kind: 'address' }))] : []),
    command('light', () => prefer({ theme: 'light' })),
    command('dark', () => prefer({ theme: 'dark' })),
    command('system', () => prefer({ theme: 'system' })),
    ...allLanguages.map((language) => languageCommand(language, actions)),
    command('languageSystem', () => void actions.chooseLanguage('system')),
  ]
  return [...sites, ...siteCommands(state, actions), ...always]
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
    command('readNow', () => void actions.readNow(siteId)),
    ...(state.lastRuns[siteId] ? [command('lastResult', () => actions.showResult(siteId))] : []),
    command('byRule', () => actions.openDialog({ kind: 'byRule', siteId, makeRoom: null })),
    command('selectDangling', () => selectDangling(state, actions, siteId)),
    command('clearSelection', () => actions.clearSelection(siteId)),
    ...(group === null ? [] : [command('ungroup', groupBy(null))]),
    command('groupByUser', groupBy('user')),
    command('groupByAddress', groupBy('ip')),
    command('groupByState', groupBy('state')),
    command('groupByDay', groupBy('day')),
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

const command = (name: keyof typeof words.command, run: () => void): Command => ({
  id: name,
  title: words.command[name](),
  note: '',
  run,
})

const languageCommand = (language: Language, actions: Actions): Command => ({
  id: `language-${language}`,
  title: words.speak(languageNames[language]),
  note: '',
  run: () => void actions.chooseLanguage(language),
})

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

/** Each word has to be somewhere in the title. */
export function findCommands(commands: readonly Command[], search: string): Command[] {
  const sought = comparable(search).split(/\s+/).filter(Boolean)
  return commands.filter(({ title }) => sought.every((word) => comparable(title).includes(word)))
}
