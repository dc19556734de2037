import { newFailure, type Failure } from '../../contract/failure.ts'
import { trimEnd } from '../domain/trim-end.ts'
import { siteText } from './answers.ts'
import { readLimit } from './figures.ts'

/**
 * Lino's refusals of a sign-in, word by word, in the languages of its own translations (lino/modlib/users, 21
 * to 26). `ul=en` asks for English, but a site without English answers in its own language.
 */
const limitTexts = [
  /^There are more than (\d+) active user sessions\./,
  /^Momentan sind mehr als (\d+) Benutzersitzungen aktiv\./,
  /^Il y a plus de (\d+) sessions (?:utilisateur )?actives\./,
]
const wrongPasswordTexts = [
  ['Failed to sign in as ', ''],
  ['Failed to log in as ', ''],
  ['Anmeldung als ', ' fehlgeschlagen.'],
  ['Échec de connexion comme ', ''],
] as const
const bannedText = 'Too many authentication failures from '

/**
 * No refusal of Lino's is longer. Of a longer text only the beginning and the last word count. Characters.
 */
const longestRefusal = 2000
/** The longest address that a ban can end with (IPv6 with a zone). Characters. */
const longestAddress = 100

/**
 * What a refusal says. If it is not known word by word, its shape decides, and it is always shown as it came.
 */
export function readRefusal(message: string, user: string): Failure {
  const text = message.trim()
  for (const pattern of limitTexts) {
    const match = pattern.exec(text)
    if (match) return limitReached(text, readLimit(match[1]))
  }
  if (text.startsWith(bannedText)) return banned(text)
  if (wrongPasswordTexts.some(([start, end]) => text.startsWith(start) && text.endsWith(end))) {
    return wrongPassword(text)
  }
  return byShape(text, user)
}

/**
 * A ban ends with an address, a wrong password repeats the user name, and the limit holds one number and no
 * text of ours.
 */
function byShape(text: string, user: string): Failure {
  if (endsWithAddress(text)) return banned(text)
  const beginning = text.slice(0, longestRefusal)
  const words = beginning.split(/[\s"'“”„«»]+/).map((word) => trimEnd(word, '.,!:;'))
  if (beginning.includes('@')) return barred(text)
  if (words.includes(user)) return wrongPassword(text)
  const numbers = beginning.match(/\d+/g) ?? []
  if (numbers.length === 1) return limitReached(text, readLimit(numbers[0]))
  return barred(text)
}

function endsWithAddress(text: string): boolean {
  const end = text.slice(-longestAddress)
  if (/(?:\d{1,3}\.){3}\d{1,3}$/.test(end)) return true
  const words = end.split(/\s/)
  const last = words.at(-1) ?? ''
  return words.length > 1 && /^[0-9a-f:]+$/i.test(last) && last.split(':').length > 2
}

function barred(text: string): Failure {
  return newFailure('signInBarred', 'siteRefusedSignIn', {}, siteText(text))
}

function limitReached(text: string, limit: number | null): Failure {
  const details = { ...(limit === null ? {} : { limit }), ...siteText(text) }
  return newFailure('limitReached', 'siteFull', { limit }, details)
}

/** Lino's ipdict lifts a ban about a minute after the last try (measured: 66 s were enough). Seconds. */
const banSeconds = 60

function banned(text: string): Failure {
  const details = { retryAfterSeconds: banSeconds, ...siteText(text) }
  return newFailure('banned', 'addressBanned', {}, details)
}

function wrongPassword(text: string): Failure {
  return newFailure('wrongPassword', 'wrongPassword', {}, siteText(text))
}
