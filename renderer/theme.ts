export type Theme = 'system' | 'light' | 'dark'

const key = 'theme'
const themes: readonly Theme[] = ['system', 'light', 'dark']

/** The user's choice, kept in this window's storage. Storage that is barred counts as no choice. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Shows the theme, and keeps the choice where that is possible. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(key, theme)
  } catch {
    // The choice holds until the window is closed.
  }
}
