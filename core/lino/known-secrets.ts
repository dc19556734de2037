import { formsOf, isShort, plainly, smallOf, withoutForms } from '../domain/secret-forms.ts'

/** What stands where a secret was. */
export const hiddenMark = '•••'

/**
 * The secrets that the console has given to sites, or got from them, in this run: passwords, codes, session
 * keys and tokens. All clients share them, so that no site's text shows one.
 */
export interface KnownSecrets {
  /**
   * A password or code that a person has typed or the keychain holds. A password that is the user name of an
   * account is no secret: the name is shown everywhere.
   */
  addTyped(secret: string, user?: string): void
  /** A cookie of a site. Only that site can repeat it, so it hides nothing in the texts of other sites. */
  addToken(token: string, site: string): void
  /** The tokens of a site, newest last. */
  tokensOf(site: string): Iterable<string>
  /** A site's text without any typed secret. */
  hide(text: string): string
  /** The same of a user or address, in which a short secret may be a part by chance. */
  hideInName(name: string): string
  /** Whether a text holds a typed secret. */
  holdsTyped(text: string): boolean
}

interface Secret {
  readonly text: string
  readonly forms: readonly string[]
  readonly plain: string
}

/** A console that runs for months keeps the newest. */
const mostTyped = 200
const mostTokens = 100
/** A title has this length at most, and a longer text is cut as well. Characters. */
const shortestCut = 200
/** The spelling of a shorter secret with strange signs in between is chance. Characters. */
const shortestPlain = 6
/** A shorter secret may be part of somebody's name. Characters. */
const shortestInName = 8
const shortestToken = 8

export function createKnownSecrets(): KnownSecrets {
  const typed = new Map<string, Secret>()
  const tokens = new Map<string, Set<string>>()
  const users = new Set<string>()
  /** Null: it has to be built again. */
  let index: FormIndex | null = null

  function secretsIn(text: string): Secret[] {
    index ??= indexOf([...typed.values()].filter((each) => !users.has(each.text.toLowerCase())))
    return secretsMaybeIn(text, index).sort((a, b) => b.text.length - a.text.length)
  }

  return {
    addTyped(secret, user) {
      if (user !== undefined) users.add(user.toLowerCase())
      index = null
      if (secret.trim() === '') return
      const known = typed.get(secret)
      keepNewest(typed, secret, mostTyped)
      typed.set(secret, known ?? { text: secret, forms: formsOf(secret), plain: plainly(secret) })
    },
    addToken(token, site) {
      if (token.length < shortestToken) return
      const ofSite = tokens.get(site) ?? new Set()
      keepNewest(ofSite, token, mostTokens)
      tokens.set(site, ofSite.add(token))
    },
    tokensOf: (site) => tokens.get(site) ?? [],
    hide: (text) => without(text, secretsIn(text)),
    hideInName(name) {
      const secrets = secretsIn(name)
      const isSecret = secrets.some(({ text }) => text.toLowerCase() === name.trim().toLowerCase())
      if (isSecret) return hiddenMark
      return without(
        name,
        secrets.filter(({ text }) => text.length >= shortestInName),
      )
    },
    holdsTyped: (text) => secretsIn(text).some((secret) => withoutOne(text, secret) !== text),
  }
}

/** Removes the value, so that it can be added as the newest, and makes room for it. */
function keepNewest(all: Map<string, unknown> | Set<string>, value: string, most: number): void {
  all.delete(value)
  const [oldest] = all.keys()
  if (all.size >= most && oldest !== undefined) all.delete(oldest)
}

function without(text: string, secrets: readonly Secret[]): string {
  if (secrets.length === 0) return text
  let safe = text
  for (const secret of secrets) safe = withoutOne(safe, secret)
  const plain = safe === hiddenMark ? '' : plainly(safe)
  const isStrewn = secrets.some(
    (secret) => secret.plain.length >= shortestPlain && plain.includes(secret.plain),
  )
  return isStrewn ? hiddenMark : withoutBeginning(safe, text, secrets)
}

function withoutOne(text: string, { text: secret, forms }: Secret): string {
  const safe = withoutForms(text, forms, hiddenMark)
  return isShort(secret) && safe !== text ? hiddenMark : safe
}

/** Every form that is longer has a beginning of this length. Characters. */
const beginningLength = 4

/** The secrets by the first small letters of their forms. A shorter form is its own beginning. */
interface FormIndex {
  readonly byBeginning: ReadonlyMap<string, ReadonlySet<Secret>>
  readonly lengths: readonly number[]
}

function indexOf(secrets: readonly Secret[]): FormIndex {
  const byBeginning = new Map<string, Set<Secret>>()
  for (const secret of secrets) {
    for (const form of [...secret.forms, secret.plain]) {
      const beginning = smallOf(form.slice(0, beginningLength))
      if (beginning === '') continue
      byBeginning.set(beginning, (byBeginning.get(beginning) ?? new Set()).add(secret))
    }
  }
  return { byBeginning, lengths: [...new Set([...byBeginning.keys()].map(({ length }) => length))] }
}

/** Most texts hold no secret, and a list has thousands of them. Linear. */
function secretsMaybeIn(text: string, { byBeginning, lengths }: FormIndex): Secret[] {
  const found = new Set<Secret>()
  if (byBeginning.size === 0) return []
  for (const reading of new Set([smallOf(text), plainly(text)])) {
    for (const length of lengths) {
      for (let at = 0; at + length <= reading.length; at += 1) {
        for (const secret of byBeginning.get(reading.slice(at, at + length)) ?? []) found.add(secret)
      }
    }
  }
  return [...found]
}

/** A text that was cut may end with the first half of a secret. */
function withoutBeginning(safe: string, text: string, secrets: readonly Secret[]): string {
  const end = safe.replace(/…$/u, '')
  if (end === safe && text.length < shortestCut) return safe
  const forms = secrets.flatMap((each) => each.forms.map(smallOf))
  const small = smallOf(end)
  const longest = Math.max(0, ...forms.map(({ length }) => length))
  const beginnings = new Set(forms.map((form) => form.slice(0, beginningLength)))
  for (let at = Math.max(0, small.length - longest); at + beginningLength <= small.length; at += 1) {
    if (!beginnings.has(small.slice(at, at + beginningLength))) continue
    const rest = small.slice(at)
    if (forms.some((form) => form.startsWith(rest))) return `${end.slice(0, at)}${hiddenMark}`
  }
  return safe
}
