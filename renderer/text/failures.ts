import { assertNever } from '../../contract/assert-never.ts'
import type { Failure, FailureKind, StoredFile } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { clockTime } from '../../words/times.ts'

/** Since the first failure of those in a row: the last try says nothing. */
export function sinceWhen({ failingSince, failedAt }: SiteState): string {
  const since = failingSince ?? failedAt
  return since === null ? '' : ` since ${clockTime(since)}`
}

/** When a failing site is tried again by itself; empty: it is not. */
export function nextTry({ nextTryAt }: SiteState): string {
  return nextTryAt ? `Next try at ${clockTime(nextTryAt)}, or when you open the site.` : ''
}

/** The sentence that stands first while a site fails. What to do is the failure's own hint. */
export function failureSentence(site: SiteState, { kind, file }: Pick<Failure, 'kind' | 'file'>): string {
  const since = sinceWhen(site)
  const kept = site.readAt === null ? '' : ': last rows kept'
  switch (kind) {
    case 'unreachable':
    case 'timedOut':
      return `Not reached${since}${kept}`
    case 'serverBusy':
      return `The site is too busy to answer${since}${kept}`
    case 'certificate':
      return `Its certificate cannot be trusted${kept}`
    case 'redirected':
      return `The address leads somewhere else${kept}`
    case 'notLino':
      return `No Lino answers at this address${kept}`
    case 'unintelligible':
      return `The site answered something unreadable${since}${kept}`
    case 'httpNotAllowed':
      return 'Plain http is not allowed for this site'
    case 'tableHidden':
      return 'One broken session hides the whole table'
    case 'notInDatabase':
      return 'This site keeps its sessions where they cannot be listed'
    case 'signedOut':
      return `You were signed out there${kept}`
    case 'notAdministrator':
      return 'This user is not an administrator there'
    case 'wrongPassword':
      return 'The site refuses this username and password'
    case 'limitReached':
      return 'Full: the site refuses your sign-in, too'
    case 'banned':
      return 'The site has banned this computer for a while'
    case 'codeNeeded':
      return 'The site asks for a code'
    case 'codeWrong':
      return 'The code was wrong or too late'
    case 'signInBarred':
      return 'The site refuses any sign-in of this kind'
    case 'passwordNeeded':
      return 'The password is needed'
    case 'alreadyGone':
      return 'The session is already gone'
    case 'ownSession':
      return 'That is your own session'
    case 'cannotEnd':
      return 'The site has no way to end this session'
    case 'signInLeft':
      return 'A session of yours may be left there'
    case 'usage':
      return 'That does not fit'
    case 'storage':
      return file === 'lock'
        ? 'Another console does not let go'
        : `${storedWords[file ?? 'folder']} cannot be read or written`
    case 'interrupted':
      return 'Interrupted'
    case 'unexpected':
      return 'Something went wrong in the console'
    default:
      return assertNever(kind)
  }
}

const storedWords: Readonly<Record<Exclude<StoredFile, 'lock'>, string>> = {
  settings: 'The settings',
  ownSessions: 'The list of own sessions',
  exemptions: 'The list of what is never killed',
  auditLog: 'The audit log',
  journal: 'The journal of a kill',
  report: 'The report',
  keychain: 'The keychain',
  folder: 'The console’s data folder',
}

/** A failure in a few words, for a cell. */
export function failureWords(kind: FailureKind): string {
  const words: Readonly<Record<FailureKind, string>> = {
    wrongPassword: 'wrong password',
    notAdministrator: 'not an administrator',
    limitReached: 'the site is full',
    banned: 'banned for a while',
    codeNeeded: 'a code is needed',
    codeWrong: 'wrong code',
    signInBarred: 'sign-in refused',
    passwordNeeded: 'password needed',
    signedOut: 'your own session ended',
    alreadyGone: 'already gone',
    ownSession: 'your own session',
    cannotEnd: 'the site has no way to end it',
    signInLeft: 'perhaps left signed in',
    tableHidden: 'the table is hidden',
    notInDatabase: 'not in the database',
    serverBusy: 'the site was busy',
    notLino: 'not a Lino site',
    unreachable: 'site not reached',
    timedOut: 'no answer in time',
    certificate: 'certificate not trusted',
    redirected: 'redirected',
    unintelligible: 'unreadable answer',
    httpNotAllowed: 'http not allowed',
    usage: 'did not fit',
    storage: 'not written down',
    interrupted: 'interrupted',
    unexpected: 'fault in the console',
  }
  return words[kind]
}
