import type { Failure } from '../../contract/failure.ts'
import { trimEnd } from '../domain/trim-end.ts'
import { siteText } from './answers.ts'
import { readLimit } from './figures.ts'

/**
 * Lino's refusals of a sign-in, word by word, in the languages that its own translations have (lino/modlib/users, 21
 * to 26): `ul=en` asks for English, but a site without English answers in its own language.
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

/** No refusal of Lino's is longer: of one that is, the beginning is looked at and the last word. Characters. */
const longestRefusal = 2000
/** The longest address that a ban can end with (IPv6 with a zone). Characters. */
const longestAddress = 100

/** What a refusal says. One that is not known word by word is told by its shape, and always shown as it came. */
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

/** The ban ends with an address, a wrong password repeats the user name, the limit holds one number and nothing else of ours. */
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
  return {
    kind: 'signInBarred',
    hint: 'The site refused the sign-in for a reason of its own.',
    ...siteText(text),
  }
}

function limitReached(text: string, limit: number | null): Failure {
  return {
    kind: 'limitReached',
    hint: `The site is full: its sessions limit${limit === null ? '' : ` of ${limit}`} is reached, and it has refused this sign-in without looking at the password. Wait until a session expires, or ask somebody who is signed in to end some.`,
    ...(limit === null ? {} : { limit }),
    ...siteText(text),
  }
}

/** Lino's ipdict lifts a ban about a minute after the last try (measured: 66 s were enough). Seconds. */
const banSeconds = 60

function banned(text: string): Failure {
  return {
    kind: 'banned',
    hint: 'Too many sign-ins from this address have failed, so the site refuses the right password, too. Wait a full minute without any try.',
    retryAfterSeconds: banSeconds,
    ...siteText(text),
  }
}

function wrongPassword(text: string): Failure {
  return {
    kind: 'wrongPassword',
    hint: 'The site does not accept this user and password. Check both; the user may also be inactive.',
    ...siteText(text),
  }
}
