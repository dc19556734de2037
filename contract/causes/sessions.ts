import { z } from 'zod'

const none = z.strictObject({})
/** Null: the site did not name it. */
const limit = z.number().nullable()

/** Of signing in and out. */
export const signInCauses = {
  ownSessionEnded: none,
  notSiteManager: none,
  userWithoutType: none,
  siteRefusedSignIn: none,
  siteFull: z.strictObject({ limit }),
  addressBanned: none,
  wrongPassword: none,
  wrongPasswordOrBanned: none,
  /** The way into a full site has left an anonymous session. */
  slotTaken: none,
  codeNotAccepted: none,
  codeSent: none,
  noUsualSignIn: none,
  signInForbidden: none,
  sessionNotKept: none,
  perhapsSignedIn: none,
  onlyReactHasWayIn: none,
  wayInPastSecondFactor: none,
  secondFactorNotKnown: none,
  /** With a line for the server's shell. */
  danglingOnServer: z.strictObject({ line: z.string() }),
  expiredOnServer: z.strictObject({ line: z.string() }),
  ownSessionMayBeLeft: none,
  sessionHereEnded: none,
  enterPassword: none,
  needsPasswordToSignInOver: none,
} as const

/** Columns of the table of sessions by Lino's names, as far as the console reads them. */
const columnName = z.enum(['last_activity', 'last_ip_addr', 'username', 'session_key', 'expire_date'])
export type ColumnName = z.infer<typeof columnName>

/** Of lists, and of ending sessions. */
export const sessionCauses = {
  notInDatabase: none,
  tableHidden: none,
  usersUnreadable: none,
  /** Cells that are missing, or hold something else. */
  columnsMoved: z.strictObject({ columns: z.array(columnName).readonly() }),
  listNotWhole: none,
  noWayToEnd: none,
  signOutChanged: z.strictObject({ status: z.number() }),
  onlyBySigningInOver: none,
  neverListed: none,
  siteFailsOverSession: none,
  keyNotForCookie: none,
  consolesOwn: none,
  otherConsolesOwn: none,
  siteCannotKill: none,
  fullToSignInOver: z.strictObject({ limit }),
  endsAsUsual: none,
  signInOverUnclear: z.strictObject({ user: z.string() }),
  /** keyPrefix: the first six characters of its key, as everywhere. */
  signInOverLeft: z.strictObject({ user: z.string(), keyPrefix: z.string().max(6) }),
  failsOneAfterTheOther: none,
  stillListed: none,
} as const
