import type { Failure } from '../../contract/failure.ts'
import { siteText } from './answers.ts'

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
  /^Failed to (?:sign|log) in as /,
  /^Anmeldung als .* fehlgeschlagen\.$/,
  /^Échec de connexion comme /,
]
const bannedTexts = [/^Too many authentication failures from /]

/** What a refusal says. One that is not known word by word is told by its shape, and always shown as it came. */
export function readRefusal(message: string, user: string): Failure {
  const text = message.trim()
  for (const pattern of limitTexts) {
    const match = pattern.exec(text)
    if (match) return limitReached(text, Number(match[1]))
  }
  if (bannedTexts.some((pattern) => pattern.test(text))) return banned(text)
  if (wrongPasswordTexts.some((pattern) => pattern.test(text))) return wrongPassword(text)
  return byShape(text, user)
}

/** The ban ends with an address, a wrong password repeats the user name, the limit holds one number and nothing else of ours. */
function byShape(text: string, user: string): Failure {
  if (/(?:\d{1,3}\.){3}\d{1,3}$|\s[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*$/i.test(text)) return banned(text)
  const words = text.split(/[\s"'“”„«»]+/).map((word) => word.replace(/[.,!:;]+$/, ''))
  if (text.includes('@')) return barred(text)
  if (words.includes(user)) return wrongPassword(text)
  const numbers = text.match(/\d+/g) ?? []
  if (numbers.length === 1) return limitReached(text, Number(numbers[0]))
  return barred(text)
}

function barred(text: string): Failure {
  return {
    kind: 'signInBarred',
    hint: 'The site refused the sign-in for a reason of its own.',
    ...siteText(text),
  }
}

function limitReached(text: string, limit: number): Failure {
  return {
    kind: 'limitReached',
    hint: `The site is full: its sessions limit of ${limit} is reached, so it lets nobody else in, whatever the password. Wait until a session expires, or ask somebody who is signed in to end some.`,
    limit,
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
