import { newFailure, type Failure, type Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import { withoutForms } from '../domain/secret-forms.ts'
import { shortened } from './answers.ts'
import type { Connection } from './connection.ts'
import { createKeyFinder } from './find-keys.ts'
import type { EndAnswer } from './kill-answer.ts'
import { looksHidden } from './hidden-names.ts'
import { hiddenMark } from './known-secrets.ts'
import { createTurns, eachInSlices } from './slices.ts'

type Hide = (text: string) => string

interface Hiding {
  /** In a site's words. */
  readonly words: Hide
  /** In a user or an address. */
  readonly name: Hide
}

/** Hides in a site's text what this connection knows: every secret, and the keys of the last list. */
export async function hiding({ known, refs, ours, site }: Connection): Promise<Hiding> {
  const keys = createKeyFinder()
  for (const each of [...ours.dropped, ...(ours.session ? [ours.session] : [])]) keys.add(each.key)
  const words: string[] = []
  for (const token of known.tokensOf(site.origin)) {
    if (isRandom(token)) keys.add(token)
    else words.push(token)
  }
  await eachInSlices(refs.keys(), (key) => keys.add(key))
  return {
    words: (text) => keys.hide(withoutForms(known.hide(text), words, hiddenMark)),
    name: (text) => keys.hide(known.hideInName(text)),
  }
}

/**
 * Whether letters and digits change often enough that no word is like it. A proxy's cookie may be the name of
 * a server.
 */
function isRandom(token: string): boolean {
  const changes = token.slice(0, 16).match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0
  return token.length >= 16 && changes >= 3
}

/** A failure whose site's words show no secret. An address that holds one is not named. */
async function safeFailure(failure: Failure, connection: Connection): Promise<Failure> {
  const { siteText } = failure
  if (siteText === undefined && failure.cause !== 'redirectedTo') return failure
  const { words } = await hiding(connection)
  if (failure.cause === 'redirectedTo' && words(failure.facts.origin) !== failure.facts.origin)
    return newFailure('redirected', 'redirectedElsewhere')
  return siteText === undefined ? failure : { ...failure, siteText: shortened(words(siteText)) }
}

export async function safely<T>(connection: Connection, result: Promise<Result<T>>): Promise<Result<T>> {
  const done = await result
  return done.ok ? done : { ok: false, failure: await safeFailure(done.failure, connection) }
}

export async function endedSafely(connection: Connection, answer: Promise<EndAnswer>): Promise<EndAnswer> {
  const done = await answer
  return done.kind === 'failed' ? { ...done, failure: await safeFailure(done.failure, connection) } : done
}

/**
 * The sessions of a list. Their users and addresses stay as the site wrote them, because rules and exemptions
 * compare them. `names` notes those that hold a secret, so that they leave the core hidden.
 */
export async function safeSessions(connection: Connection, sessions: readonly Session[]): Promise<Session[]> {
  const { known, refs } = connection
  const note = once(await noting(connection))
  const turns = createTurns()
  const safe: Session[] = []
  for (const session of sessions) {
    // Not after a number of rows: a hostile cell costs more than many others.
    if (turns.due()) await turns.pause()
    const { ref, user, ip, keyPrefix } = session
    if (user !== null) note(user)
    if (ip !== null) note(ip)
    safe.push({ ...session, keyPrefix: known.holdsTyped(refs.keyOf(ref) ?? '') ? hiddenMark : keyPrefix })
  }
  return safe
}

/** The names of users, as the site wrote them, and noted like those of sessions. */
export async function safeNames(
  connection: Connection,
  names: readonly string[],
): Promise<readonly string[]> {
  await eachInSlices(names, await noting(connection))
  return names
}

/** Notes a user or an address that has to be hidden. */
async function noting(connection: Connection): Promise<(name: string) => void> {
  const { name: hide } = await hiding(connection)
  return (name) => {
    // The name that a person has typed is no secret.
    if (name === connection.ours.signedInAs) return
    const safe = hide(name)
    if (safe !== name || looksHidden(name)) connection.names.add(name, safe)
  }
}

function once(act: (text: string) => void): (text: string) => void {
  const done = new Set<string>()
  return (text) => {
    if (done.has(text)) return
    done.add(text)
    act(text)
  }
}
