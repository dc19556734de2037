import type { Failure, FailureKind, StoredFile } from '../contract/failure.ts'
import type { SiteState } from '../contract/site.ts'
import { say } from './say.ts'
import { clockTime } from './times.ts'

/** `Not reached since 10:31`: since the first failure in a row, because the last try says nothing. */
export function sinceFailing(problem: string, { failingSince, failedAt }: SiteState): string {
  const since = failingSince ?? failedAt
  return since === null ? problem : say('{problem} since {time}', { problem, time: clockTime(since) })
}

/** When a failing site is tried again automatically. Empty: it is not. */
export function nextTry({ nextTryAt }: SiteState): string {
  return nextTryAt
    ? say('Next try at {time}, or when you open the site.', { time: clockTime(nextTryAt) })
    : ''
}

/** Trouble that lasts, so the time of its beginning says something. */
const lasting: ReadonlySet<FailureKind> = new Set(['unreachable', 'timedOut', 'serverBusy', 'unintelligible'])
/** Trouble during which the earlier rows stay. */
const rowsKept: ReadonlySet<FailureKind> = new Set([
  ...lasting,
  ...(['certificate', 'redirected', 'notLino', 'signedOut'] as const),
])

/** The sentence that comes first while a site fails. The failure's own hint says what to do. */
export function failureSentence(site: SiteState, failure: Pick<Failure, 'kind' | 'file'>): string {
  const { kind, file } = failure
  const what = kind === 'storage' ? storageSentence(file ?? 'folder') : sentences[kind]()
  const problem = lasting.has(kind) ? sinceFailing(what, site) : what
  return rowsKept.has(kind) && site.figuresFrom === 'list'
    ? say('{problem}: last rows kept', { problem })
    : problem
}

const sentences: Readonly<Record<Exclude<FailureKind, 'storage'>, () => string>> = {
  unreachable: () => say('Not reached'),
  timedOut: () => say('Not reached'),
  serverBusy: () => say('The site is too busy to answer'),
  certificate: () => say('Its certificate cannot be trusted'),
  redirected: () => say('The address leads somewhere else'),
  notLino: () => say('No Lino answers at this address'),
  unintelligible: () => say('The site answered something unreadable'),
  httpNotAllowed: () => say('Plain http is not allowed for this site'),
  tableHidden: () => say('One broken session hides the whole table'),
  notInDatabase: () => say('This site keeps its sessions where they cannot be listed'),
  signedOut: () => say('You were signed out there'),
  notAdministrator: () => say('This user is not an administrator there'),
  wrongPassword: () => say('The site refuses this username and password'),
  limitReached: () => say('Full: the site refuses your sign-in, too'),
  banned: () => say('The site has banned this computer for a while'),
  codeNeeded: () => say('The site asks for a code'),
  codeWrong: () => say('The code was wrong or too late'),
  signInBarred: () => say('The site refuses any sign-in of this kind'),
  passwordNeeded: () => say('The password is needed'),
  alreadyGone: () => say('The session is already gone'),
  ownSession: () => say('That is the console’s own session'),
  cannotEnd: () => say('The site has no way to end this session'),
  signInLeft: () => say('A session of yours may be left there'),
  usage: () => say('This request does not fit'),
  interrupted: () => say('Interrupted'),
  unexpected: () => say('Something went wrong in the console'),
}

/** What the console keeps, and cannot read or write. */
function storageSentence(file: StoredFile): string {
  const words: Readonly<Record<StoredFile, () => string>> = {
    settings: () => say('The settings cannot be read or written'),
    ownSessions: () => say('The list of own sessions cannot be read or written'),
    exemptions: () => say('The list of exemptions cannot be read or written'),
    preferences: () => say('The window’s settings cannot be read or written'),
    alerts: () => say('The settings of the alerts cannot be read or written'),
    auditLog: () => say('The audit log cannot be read or written'),
    journal: () => say('The journal of a kill cannot be read or written'),
    report: () => say('The report cannot be read or written'),
    keychain: () => say('The keychain cannot be read or written'),
    lock: () => say('Another console is using the data folder'),
    folder: () => say('The console’s data folder cannot be read or written'),
  }
  return words[file]()
}
