import type { LinoVersion } from '../options.ts'

export type Language = 'en' | 'de' | 'fr'

export const isLanguage = (text: string | null | undefined): text is Language =>
  text === 'en' || text === 'de' || text === 'fr'

type Words = Record<Language, string>

const fixed = {
  error: { en: 'Error', de: 'Fehler', fr: 'Error' },
  title: { en: 'User sessions', de: 'Benutzersitzungen', fr: 'Sessions utilisateurs' },
  noData: { en: 'No data to display', de: 'Keine Daten anzuzeigen', fr: 'Aucun enregistrement' },
  anonymous: { en: 'Anonymous', de: 'Anonym', fr: 'Anonyme' },
  mySettings: { en: 'My settings', de: 'Meine Einstellungen', fr: 'Mes paramètres' },
  actAs: { en: 'Act as another user', de: 'Als anderer Benutzer agieren', fr: 'Act as another user' },
  actAsSelf: {
    en: 'Stop acting as another user',
    de: 'Nicht mehr als anderer Benutzer agieren',
    fr: 'Stop acting as another user',
  },
  user: { en: 'User', de: 'Benutzer', fr: 'Utilisateur' },
  administrator: { en: 'Administrator', de: 'Verwalter', fr: 'Administrateur' },
  about: { en: 'About', de: 'Info', fr: 'À propos' },
  ownWindow: {
    en: 'Show this table in own window',
    de: 'Show this table in own window',
    fr: 'Montrer ce panneau dans une fenêtre à part',
  },
  lastActivity: { en: 'Last activity', de: 'Letzte Aktivität', fr: 'Last activity' },
  ipAddress: { en: 'IP address', de: 'IP-Adresse', fr: 'IP address' },
  username: { en: 'Username', de: 'Benutzername', fr: "Nom d'utilisateur" },
  sessionKey: { en: 'session key', de: 'Sitzungs-ID', fr: 'clé de session' },
  expires: { en: 'Expires', de: 'Expires', fr: 'Expires' },
  workflow: { en: 'Workflow', de: 'Workflow', fr: 'Workflow' },
} satisfies Record<string, Words>

/** Lino's own words, in the language of the request. What Lino has not translated stays English here too. */
export const text = (name: keyof typeof fixed, language: Language): string => fixed[name][language]

/** The answers to signing in and out. Lino said "logged in" until 22, "signed in" since. */
export function said(lino: LinoVersion, language: Language) {
  const past = lino === '21' ? 'logged' : 'signed'
  const verb = lino === '21' ? 'log' : 'sign'
  return {
    signedIn: (name: string): string => {
      if (lino === '26' && language === 'de') return `Angemeldet als ${name}`
      if (lino === '26' && language === 'fr') return `Connecté comme ${name}`
      return `Now ${past} in as ${name}`
    },
    failed: (username: string): string => {
      if (lino === '26' && language === 'de') return `Anmeldung als ${username} fehlgeschlagen.`
      if (lino === '26' && language === 'fr') return `Échec de connexion comme ${username}.`
      return `Failed to ${verb} in as ${username}.`
    },
    signedOut: (name: string): string =>
      language === 'fr' && lino === '26'
        ? `Utilisateur ${name} s'est déconnecté.`
        : `User ${name} ${past} out.`,
    full: (limit: number): string => full(lino, language, limit),
    banned: (address: string): string => `Too many authentication failures from ${address}`,
  }
}

function full(lino: LinoVersion, language: Language, limit: number): string {
  if (language === 'de') {
    return lino === '26'
      ? `There are more than ${limit} active user sessions. Bitte versuche es später erneut.`
      : `Momentan sind mehr als ${limit} Benutzersitzungen aktiv. Versuchen Sie es später noch einmal.`
  }
  if (language === 'fr') {
    return lino === '26'
      ? `Il y a plus de ${limit} sessions utilisateur actives. Veuillez réessayer plus tard.`
      : `Il y a plus de ${limit} sessions actives. Veuillez réessayer plus tard.`
  }
  return `There are more than ${limit} active user sessions. Please try again later.`
}
