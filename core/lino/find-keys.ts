import { plainly, smallOf } from '../domain/secret-forms.ts'
import { hiddenMark } from './known-secrets.ts'

/**
 * Takes session keys and tokens out of texts. The beginning of a key is enough, so a text that was cut inside
 * a key shows no part of it. The time is linear in the text, whatever the keys are, because a site chooses
 * both.
 */
export interface KeyFinder {
  /** Shorter than 8 characters: it is no key. */
  add(key: string): void
  hide(text: string): string
}

/** The first characters, which nobody's words share with a random key. */
const beginLength = 8
/** A site's own engine may begin all keys alike. Then this number of characters counts. */
const longBeginLength = 16
/** If more keys than this have one beginning, they are alike on purpose. */
const mostAlike = 2

export function createKeyFinder(): KeyFinder {
  const known = new Set<string>()
  /** The number of keys with this beginning. */
  const begins = new Map<string, number>()
  const longBegins = new Set<string>()
  /** Which hashes a beginning has: most places of a text are passed by without a look at the maps. */
  let hashes: Uint8Array | null = null

  function addBegin(key: string): void {
    const begin = key.slice(0, beginLength)
    if (begin.length < beginLength || known.has(key)) return
    known.add(key)
    hashes ??= new Uint8Array(mostHashes)
    hashes[hashAt(begin, 0)] = 1
    begins.set(begin, (begins.get(begin) ?? 0) + 1)
    longBegins.add(key.slice(0, longBeginLength))
  }

  function beginsAt(small: string, at: number): boolean {
    const alike = begins.get(small.slice(at, at + beginLength))
    if (alike === undefined) return false
    if (alike <= mostAlike) return true
    for (let length = longBeginLength; length >= beginLength; length -= 1) {
      if (longBegins.has(small.slice(at, at + length))) return true
    }
    return false
  }

  /** Where a key begins, from there on. -1: nowhere. */
  function find(small: string, from: number): number {
    for (let at = from; at + beginLength <= small.length; at += 1) {
      if (hashes?.[hashAt(small, at)] === 1 && beginsAt(small, at)) return at
    }
    return -1
  }

  const holds = (text: string): boolean => find(smallOf(text), 0) !== -1

  function withoutKeys(text: string): string {
    const small = smallOf(text)
    let safe = ''
    let from = 0
    for (let at = find(small, 0); at !== -1; at = find(small, from)) {
      safe += text.slice(from, at) + hiddenMark
      from = endOfKey(small, at + beginLength)
    }
    return safe + text.slice(from)
  }

  return {
    add(key) {
      const small = key.slice(0, 2 * longBeginLength).toLowerCase()
      addBegin(small)
      addBegin(squeezed(small))
    },
    hide(text) {
      if (begins.size === 0 || text.length < beginLength) return text
      const safe = withoutKeys(text)
        .replace(hexRun, (run) => (readingsOfHex(run).some(holds) ? hiddenMark : run))
        .replace(base64Run, (run) => (readingsOfBase64(run).some(holds) ? hiddenMark : run))
      return find(squeezed(plainly(safe)), 0) === -1 ? safe : hiddenMark
    },
  }
}

const mostHashes = 2 ** 20

/** Of the characters of a beginning. */
function hashAt(text: string, at: number): number {
  let hash = 0
  for (let next = at; next < at + beginLength; next += 1) hash = Math.imul(hash, 31) + text.charCodeAt(next)
  return hash & (mostHashes - 1)
}

const keySign = /[\w-]*/y

function endOfKey(text: string, from: number): number {
  keySign.lastIndex = from
  return from + (keySign.exec(text)?.[0].length ?? 0)
}

/** Without anything that may be strewn into a key. */
const squeezed = (small: string): string => small.replace(/[^a-z0-9]/g, '')

/** Long enough for the beginning of a key. */
const hexRun = /[0-9a-f]{16,}/gi
const base64Run = /[\w+/-]{11,}/g

const readingsOfHex = (run: string): string[] =>
  [0, 1].map((skipped) => Buffer.from(run.slice(skipped), 'hex').toString('latin1'))

/** The key may begin at any sign. */
const readingsOfBase64 = (run: string): string[] =>
  [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1'))

/** Data, time and signature, joined by colons. Data that are compressed begin with a dot. */
function holdsSignedKey(run: string): boolean {
  const parts = run.split(':')
  return parts.some(
    ({ length }, at) =>
      length >= 8 && /^[\w-]{4,8}$/.test(parts[at + 1] ?? '') && (parts[at + 2]?.length ?? 0) >= 20,
  )
}

/**
 * A site's words without anything that looks like a session key, also of sessions that no list has shown:
 * Django's 32 of a-z0-9, and those of the engine that signs cookies. Source:
 * django/contrib/sessions/backends, django/core/signing.py.
 */
export function withoutKeyShapes(text: string): string {
  return text
    .replace(/[\w:.-]{33,}/g, (run) => (holdsSignedKey(run) ? hiddenMark : run))
    .replace(/[a-z0-9]{32,}/gi, hiddenMark)
    .replace(/[\w-]{40,}/g, (run) => (/\d/.test(run) && /[a-z]/i.test(run) ? hiddenMark : run))
}
