import { z } from 'zod'

const file = z.string()
/** The system's code, such as ENOSPC. If an error has none, its text. */
const code = z.string()

/** Why a file of ours cannot be used. `file` is null where the reader knows already which one is meant. */
export const fileFault = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('danglingLink'), file, to: z.string() }),
  z.strictObject({ why: z.literal('linkCircle'), file }),
  z.strictObject({
    why: z.literal('notRegular'),
    file,
    what: z.enum(['folder', 'pipe', 'socket', 'device', 'unknown']),
  }),
  z.strictObject({ why: z.literal('tooLarge'), file, megabytes: z.number() }),
  /** It is another user's: that user's number. */
  z.strictObject({ why: z.literal('otherUsers'), file, user: z.number(), code }),
  z.strictObject({ why: z.literal('noRight'), file, code }),
  z.strictObject({ why: z.literal('system'), file: file.nullable(), code }),
  /** Nobody can make a folder there. */
  z.strictObject({ why: z.literal('noFolder'), file, code }),
  z.strictObject({ why: z.literal('notJson') }),
])

export type FileFault = z.infer<typeof fileFault>

/** Who holds a lock, as far as its file shows. */
const lockHolder = z.discriminatedUnion('who', [
  z.strictObject({
    who: z.literal('console'),
    host: z.enum(['terminal', 'window', 'unknown']),
    /** Its number. Null: the file does not name it. */
    process: z.number().nullable(),
    where: z.enum(['here', 'otherMachine', 'otherProcesses', 'unknownMachine']),
    /** What to remove if that console is gone for good. */
    file,
  }),
  /** Something that is no lock is in the lock's place. */
  z.strictObject({ who: z.literal('thing'), fault: fileFault }),
  z.strictObject({ who: z.literal('unknown') }),
])

export type LockHolder = z.infer<typeof lockHolder>

const none = z.strictObject({})
const fault = z.strictObject({ fault: fileFault })
/** The name under which it was put aside. Null: it could not be. */
const kept = z.strictObject({ keptAs: z.string().nullable() })
const count = z.strictObject({ more: z.number() })

/** Of the environment. */
const variable = z.strictObject({ variable: z.string() })

/** Of what the console keeps on disk. */
export const fileCauses = {
  settingsUnreadable: fault,
  settingsNewer: none,
  settingsLost: kept,
  /** There are none, and yet there were some. */
  settingsMissing: none,
  notKnownWhetherSaved: z.strictObject({ site: z.string() }),
  addSitesAgain: none,
  settingsNotWritten: fault,
  ownSessionsUnreadable: fault,
  ownSessionsNewer: none,
  ownSessionsLost: kept,
  othersNotKnown: none,
  exemptionsUnreadable: fault,
  exemptionsNewer: none,
  /** Null: it could not be put aside. */
  exemptionsLost: kept,
  exemptionsNotWritten: fault,
  preferencesUnreadable: fault,
  preferencesNewer: none,
  preferencesLost: kept,
  preferencesNotWritten: fault,
  /** They could not be written. They hold until the console quits. */
  preferencesHold: none,
  figuresUnreadable: fault,
  figuresNewer: none,
  figuresLost: kept,
  alertsUnreadable: fault,
  alertsNewer: none,
  alertsLost: kept,
  alertsNotWritten: fault,
  auditUnreadable: fault,
  auditNotWritten: fault,
  /** What was done all the same. */
  notOnRecord: z.strictObject({
    done: z.enum(['exempted', 'exemptionRemoved', 'sessionEnded', 'sessionStays', 'sessionPerhapsEnded']),
  }),
  journalUnreadable: fault,
  journalsUnreadable: fault,
  journalNotWritten: fault,
  journalNotWrittenNothingSent: fault,
  journalNotWrittenAndStopped: fault,
  journalNotRemoved: fault,
  journalOdd: z.strictObject({ keptAs: z.string() }),
  journalNewer: none,
  sameOfJournals: count,
  sameOfFiles: count,
  readSiteAgain: none,
  notLookedForInterrupted: none,
  journalKeyLocked: none,
  journalKeyGone: none,
  oddThreshold: z.strictObject({ site: z.string(), days: z.number() }),
  oddLimit: z.strictObject({ site: z.string() }),
  locked: z.strictObject({ holder: lockHolder }),
  waitingFor: z.strictObject({ holder: lockHolder }),
  stoppedWaiting: none,
  folderNotWritable: fault,
  folderImpossible: z.strictObject({ folder: z.string(), fault: fileFault }),
  nothingWritten: none,
  nothingKilled: none,
  folderIsNone: z.strictObject({ folder: z.string() }),
  folderLinkNowhere: z.strictObject({ folder: z.string() }),
  folderNotLookedAt: fault,
  nothingLogged: fault,
  folderOpenToOthers: z.strictObject({ folder: z.string() }),
  ownedByOther: z.strictObject({ place: z.string(), user: z.number() }),
  othersMayRead: z.strictObject({ place: z.string(), fault: fileFault }),
  relativeFolder: z.strictObject({ folder: z.string() }),
  noHome: variable,
  workingFolderGone: variable,
  variableEmpty: variable,
  variableNotAbsolute: variable,
} as const
