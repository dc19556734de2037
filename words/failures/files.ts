import type { fileCauses, LockHolder } from '../../contract/causes/files.ts'
import { say, sayCount } from '../say.ts'
import { againstHolder, fileFault, lockHolder } from './file-faults.ts'
import type { Sentences } from './sentences.ts'

/** Of what the console keeps on disk. */
export const fileSentences: Sentences<keyof typeof fileCauses> = {
  settingsUnreadable: ({ fault }) =>
    say('The settings could not be read: {fault}.', { fault: fileFault(fault) }),
  settingsNewer: () =>
    say(
      'The settings were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  settingsLost: ({ keptAs }) =>
    keptAs === null
      ? say('The settings could not be read. They could not be put aside.')
      : say('The settings could not be read. They are kept as {keptAs}.', { keptAs }),
  settingsMissing: () => say('The settings are missing, although the exemptions name a site that was saved.'),
  notKnownWhetherSaved: ({ site }) => say('So it is not known whether {site} is a saved site.', { site }),
  addSitesAgain: () => say('Add the site to the list of sites, then try again.'),
  settingsNotWritten: ({ fault }) =>
    say('The settings could not be written ({fault}).', { fault: fileFault(fault) }),
  ownSessionsUnreadable: ({ fault }) =>
    say('The own sessions could not be read: {fault}.', { fault: fileFault(fault) }),
  ownSessionsNewer: () =>
    say(
      'The own sessions were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  ownSessionsLost: ({ keptAs }) =>
    keptAs === null
      ? say('The own sessions could not be read. They could not be put aside.')
      : say('The own sessions could not be read. They are kept as {keptAs}.', { keptAs }),
  othersNotKnown: () =>
    say('Until then the console may not know the sessions of its other windows and terminals as such.'),
  exemptionsUnreadable: ({ fault }) =>
    say('The exemptions could not be read: {fault}.', { fault: fileFault(fault) }),
  exemptionsNewer: () =>
    say(
      'The exemptions were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  exemptionsLost: ({ keptAs }) =>
    keptAs === null
      ? say('The exemptions could not be read.')
      : say(
          'The list of exemptions could not be read, so nothing is killed. It is kept as {keptAs}. Add the exemptions again (or remove exemptions.json from the console’s data folder). Then try again.',
          { keptAs },
        ),
  exemptionsNotWritten: ({ fault }) =>
    say(
      'The list of exemptions could not be written ({fault}). Make sure that the disk is not full, then try again.',
      { fault: fileFault(fault) },
    ),
  preferencesUnreadable: ({ fault }) =>
    say('The window’s settings could not be read: {fault}.', { fault: fileFault(fault) }),
  preferencesNewer: () =>
    say(
      'The window’s settings were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  preferencesLost: ({ keptAs }) =>
    keptAs === null
      ? say('The window’s settings could not be read. They could not be put aside.')
      : say('The window’s settings could not be read. They are kept as {keptAs}.', { keptAs }),
  preferencesNotWritten: ({ fault }) =>
    say('The window’s settings could not be written ({fault}).', { fault: fileFault(fault) }),
  preferencesHold: () => say('Your choice holds until the console quits.'),
  figuresUnreadable: ({ fault }) =>
    say('The figures of the last start could not be read: {fault}.', { fault: fileFault(fault) }),
  figuresNewer: () =>
    say(
      'The figures were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  figuresLost: ({ keptAs }) =>
    keptAs === null
      ? say('The figures of the last start could not be read. They could not be put aside.')
      : say('The figures of the last start could not be read. They are kept as {keptAs}.', { keptAs }),
  alertsUnreadable: ({ fault }) =>
    say('The settings of the alerts could not be read: {fault}.', { fault: fileFault(fault) }),
  alertsNewer: () =>
    say(
      'The settings of the alerts were written by a newer version of this console, and are left as they are. Update this one.',
    ),
  alertsLost: ({ keptAs }) =>
    keptAs === null
      ? say('The settings of the alerts could not be read. They could not be put aside.')
      : say('The settings of the alerts could not be read. They are kept as {keptAs}.', { keptAs }),
  alertsNotWritten: ({ fault }) =>
    say('The settings of the alerts could not be written ({fault}). They hold until the console quits.', {
      fault: fileFault(fault),
    }),
  auditUnreadable: ({ fault }) =>
    say(
      'The audit log could not be read ({fault}). Make sure that the console’s data folder is yours, then try again.',
      { fault: fileFault(fault) },
    ),
  auditNotWritten: ({ fault }) =>
    say(
      'The audit log could not be written ({fault}). Make sure that the disk is not full, then try again.',
      { fault: fileFault(fault) },
    ),
  notOnRecord: ({ done }) => doneWords[done](),
  journalUnreadable: ({ fault }) =>
    say('The journal of an interrupted kill could not be read ({fault}).', { fault: fileFault(fault) }),
  journalsUnreadable: ({ fault }) =>
    say('The journals of kills could not be read ({fault}).', { fault: fileFault(fault) }),
  journalNotWritten: ({ fault }) =>
    say('The kill’s journal could not be written ({fault}). Nothing was sent.', { fault: fileFault(fault) }),
  journalNotWrittenNothingSent: ({ fault }) =>
    say(
      'The kill’s journal could not be written ({fault}), so nothing was sent. Make sure that the disk is not full, then try again.',
      { fault: fileFault(fault) },
    ),
  journalNotWrittenAndStopped: ({ fault }) =>
    say(
      'The kill’s journal could not be written ({fault}), so nothing more is sent. Make sure that the disk is not full, then read the site again.',
      { fault: fileFault(fault) },
    ),
  journalNotRemoved: ({ fault }) =>
    say('The kill’s journal could not be removed ({fault}).', { fault: fileFault(fault) }),
  journalOdd: ({ keptAs }) =>
    say('A kill was interrupted, and its journal cannot be understood. It was kept as {keptAs}.', { keptAs }),
  journalNewer: () =>
    say(
      'A kill was interrupted in a newer version of this console. Only that version can resume it. Its journal was left as it is.',
    ),
  sameOfJournals: ({ more }) =>
    sayCount('The same is true of {count} more journal.', 'The same is true of {count} more journals.', {
      count: more,
    }),
  sameOfFiles: ({ more }) =>
    sayCount(
      'The same is true of {count} more of the console’s files.',
      'The same is true of {count} more of the console’s files.',
      { count: more },
    ),
  readSiteAgain: () => say('Read the site again to see which sessions are left.'),
  notLookedForInterrupted: () => say('The console could not check whether a kill was interrupted.'),
  journalKeyLocked: () =>
    say(
      'The keychain cannot be read, so the console cannot tell which sessions the interrupted kill was about. Unlock the keychain and try again, or drop this kill and plan a new one.',
    ),
  journalKeyGone: () =>
    say(
      'The keychain no longer has what is needed to tell which sessions the interrupted kill was about. Drop this kill and plan a new one.',
    ),
  oddThreshold: ({ site, days }) =>
    sayCount(
      'The settings hold no possible threshold of {site}: sessions are dangling after {count} day.',
      'The settings hold no possible threshold of {site}: sessions are dangling after {count} days.',
      { site, count: days },
    ),
  oddLimit: ({ site }) =>
    say('The settings hold no possible sessions limit of {site}: it is not known now.', { site }),
  locked: ({ holder }) => lockedSentence(holder),
  waitingFor: ({ holder }) => waitingSentence(holder),
  stoppedWaiting: () => say('Interrupted while waiting for another console.'),
  folderNotWritable: ({ fault }) =>
    say(
      'The console cannot write to its data folder ({fault}). Make sure that the disk is not full and that the folder is yours, then try again.',
      { fault: fileFault(fault) },
    ),
  folderImpossible: ({ folder, fault }) =>
    say(
      'The console cannot keep its files in {folder}: {fault}. Set LINO_SESSIONS_HOME to a folder of your own.',
      { folder, fault: fileFault(fault) },
    ),
  nothingWritten: () => say('Nothing was written.'),
  nothingKilled: () => say('So nothing is killed.'),
  folderIsNone: ({ folder }) => say('{folder}, where the console keeps its files, is no folder.', { folder }),
  folderLinkNowhere: ({ folder }) =>
    say('{folder} is a link that leads nowhere: the console can keep nothing there.', { folder }),
  folderNotLookedAt: ({ fault }) =>
    say('The console cannot look at its data folder: {fault}.', { fault: fileFault(fault) }),
  nothingLogged: ({ fault }) => say('Nothing can be logged: {fault}.', { fault: fileFault(fault) }),
  folderOpenToOthers: ({ folder }) =>
    say(
      'Other users can look into {folder}, which holds other things than the console’s. Give it a folder of its own.',
      { folder },
    ),
  ownedByOther: ({ place, user }) =>
    say('{place} belongs to another user (number {user}).', { place, user: String(user) }),
  othersMayRead: ({ place, fault }) =>
    say('Other users may read {place}, and that could not be changed: {fault}.', {
      place,
      fault: fileFault(fault),
    }),
  relativeFolder: ({ folder }) =>
    say('LINO_SESSIONS_HOME is no absolute path. The data folder is {folder}.', { folder }),
  workingFolderGone: ({ variable }) =>
    say(
      'The folder in which you started the console no longer exists, and {variable} is relative to it. Change to another folder, or give an absolute path.',
      {
        variable,
      },
    ),
  variableEmpty: ({ variable }) =>
    say(
      'The environment variable {variable} is empty, so there is no place for the console’s data. Correct it, or set LINO_SESSIONS_HOME to a folder of your own.',
      { variable },
    ),
  variableNotAbsolute: ({ variable }) =>
    say(
      'The environment variable {variable} is not an absolute path, so there is no place for the console’s data. Correct it, or set LINO_SESSIONS_HOME to a folder of your own.',
      { variable },
    ),
  noHome: ({ variable }) =>
    say(
      '{variable} is not set, and the system knows no home folder of this user. Set LINO_SESSIONS_HOME to a folder for the console’s data.',
      { variable },
    ),
}

type Done = Parameters<typeof fileSentences.notOnRecord>[0]['done']

/** What was done, though the audit log could not be written. */
const doneWords: Readonly<Record<Done, () => string>> = {
  exempted: () => say('It is exempt now, but that is not on record.'),
  exemptionRemoved: () => say('It is exempt no more, but that is not on record.'),
  sessionEnded: () => say('The session was ended, but that is not on record.'),
  sessionStays: () => say('The session is still there, but that is not on record.'),
  sessionPerhapsEnded: () => say('The session may be ended, but that is not on record.'),
}

function lockedSentence(holder: LockHolder): string {
  const vain = say('The console waited in vain for {holder}.', { holder: lockHolder(holder) })
  const help = againstHolder(holder)
  return help === null ? vain : `${vain} ${help}`
}

function waitingSentence(holder: LockHolder): string {
  const waiting = say('Waiting for {holder}.', { holder: lockHolder(holder) })
  const help = againstHolder(holder)
  return help === null ? waiting : `${waiting} ${help}`
}
