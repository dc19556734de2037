import type { Language } from './texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

interface Unit {
  ms: number
  words: Record<Language, readonly [one: string, many: string]>
}

/** Largest first, as Django's `timesince` goes through them. */
const units: readonly Unit[] = [
  { ms: 365 * day, words: { en: ['year', 'years'], de: ['Jahr', 'Jahre'], fr: ['an', 'ans'] } },
  { ms: 30 * day, words: { en: ['month', 'months'], de: ['Monat', 'Monate'], fr: ['mois', 'mois'] } },
  { ms: 7 * day, words: { en: ['week', 'weeks'], de: ['Woche', 'Wochen'], fr: ['semaine', 'semaines'] } },
  { ms: day, words: { en: ['day', 'days'], de: ['Tag', 'Tage'], fr: ['jour', 'jours'] } },
  { ms: hour, words: { en: ['hour', 'hours'], de: ['Stunde', 'Stunden'], fr: ['heure', 'heures'] } },
  { ms: minute, words: { en: ['minute', 'minutes'], de: ['Minute', 'Minuten'], fr: ['minute', 'minutes'] } },
]

/**
 * "4 hours ago", "1 week, 6 days from now", with no-break spaces, as Django's `naturaltime` says it on a Lino
 * site. The words of a span of days are translated. The words around them, and shorter spans, are not.
 */
export function naturalTime(at: number, now: number, language: Language): string {
  const past = at <= now
  const span = Math.abs(now - at)
  const around = (words: string): string => (past ? `${words} ago` : `${words} from now`)
  if (span >= day) return around(twoUnits(span, language))
  const seconds = Math.floor(span / 1000)
  if (seconds === 0) return 'now'
  if (seconds < 60) return around(seconds === 1 ? 'a second' : `${seconds}\u00a0seconds`)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return around(minutes === 1 ? 'a minute' : `${minutes}\u00a0minutes`)
  const hours = Math.floor(minutes / 60)
  return around(hours === 1 ? 'an hour' : `${hours}\u00a0hours`)
}

/** The largest unit that fits, and the next smaller unit if there is any of it. */
function twoUnits(span: number, language: Language): string {
  const first = units.findIndex((unit) => span >= unit.ms)
  const parts: string[] = []
  let rest = span
  for (const unit of units.slice(first, first + 2)) {
    const count = Math.floor(rest / unit.ms)
    if (count === 0) break
    parts.push(`${count}\u00a0${unit.words[language][count === 1 ? 0 : 1]}`)
    rest -= count * unit.ms
  }
  return parts.join(', ')
}
