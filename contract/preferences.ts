import type { KeptView } from './session-view.ts'

export type LanguageChoice = 'system' | 'en' | 'de' | 'fr' | 'et'

export type Theme = 'system' | 'light' | 'dark'

/** A query over the sites of the overview, under a name. */
export interface SavedView {
  readonly name: string
  readonly query: string
}

/** How a user wants every window of the console. */
export interface Preferences {
  readonly language: LanguageChoice
  readonly theme: Theme
  /** Whether some seconds pass between the yes and the first request of a kill. */
  readonly countdown: boolean
  /** Whether alerts are shown as notifications of the system. */
  readonly notifications: boolean
  /** In the order of the screen. */
  readonly views: readonly SavedView[]
  /** How the table of each site was last looked at, by the site's id. A change brings only what is new. */
  readonly siteViews: Readonly<Record<string, KeptView>>
}

/** Only what the user has chosen. */
export type ChosenPreferences = Partial<Preferences>

/** How a window is for a user who has chosen nothing. */
export const usualPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  countdown: true,
  notifications: false,
  views: [],
  siteViews: {},
}
