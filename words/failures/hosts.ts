import { assertNever } from '../../contract/assert-never.ts'
import type { HostFacts } from '../../contract/causes/hosts.ts'
import { list } from '../format.ts'
import { say } from '../say.ts'
import { fileFault } from './file-faults.ts'
import type { Sentences } from './sentences.ts'

/** Of the window and the terminal themselves. */
export const hostSentences: Sentences<keyof HostFacts> = {
  consoleDoesNotAnswer: () => say('The console did not answer. Start it again if this goes on.'),
  noAddressForTab: () => say('The console did not answer, so there is no address.'),
  listFileTooLarge: () =>
    say('This file is too large for a list of sites. Choose a file that this console has exported.'),
  listFileUnreadable: () => say('This file could not be read. Choose it again, or another one.'),
  commandLine: ({ sentence }) => sentence,
  interruptedBeforeEnd: () => say('Interrupted before it was finished.'),
  notAnsweredYes: () => say('Nothing was killed: the question was not answered with yes.'),
  noTerminalForYes: () =>
    say(
      'There is no terminal to ask on: give --yes to kill without asking, or --dry-run to see what would be killed.',
    ),
  noPasswordGiven: () => say('No password was given.'),
  noTerminalForPassword: () =>
    say(
      'A password is needed, and there is no terminal to ask on: give it by --password-stdin, by --password-file or as LINO_SESSIONS_PASSWORD.',
    ),
  passwordFromKeyboard: () =>
    say('--password-stdin reads a pipe or a file, not the keyboard. Leave it out to be asked.'),
  noPasswordFile: () =>
    say(
      'The password cannot be read: there is no such file. The name after --password-file is not repeated, because it may be the password itself.',
    ),
  passwordFileUnreadable: ({ fault }) =>
    say('The password cannot be read: {fault}.', { fault: fileFault(fault) }),
  oddPassword: ({ file, holds }) => oddPassword(file ?? say('Standard input'), holds),
  nothingInterrupted: ({ site, what }) =>
    what === 'resumed'
      ? say('No kill of {site} was interrupted: there is nothing to be resumed.', { site })
      : say('No kill of {site} was interrupted: there is nothing to be dropped.', { site }),
  reportNotPossible: ({ file, reason }) =>
    say('The report cannot be written to {file}: {reason}.', { file, reason }),
  reportNotWritten: ({ file, reason }) =>
    say('The report could not be written to {file}: {reason}.', { file, reason }),
  listUnreadable: ({ fault }) => say('The list cannot be read: {fault}.', { fault: fileFault(fault) }),
  listNotWritten: ({ file, reason }) =>
    say('The list cannot be written to {file}: {reason}.', { file, reason }),
  importNotWanted: () => say('Nothing was changed: the question was not answered with yes.'),
  killNotStarted: () => say('The kill was not started.'),
  siteNotValid: ({ reason }) => say('This cannot be saved: {reason}.', { reason }),
  urlWithPassword: () =>
    say('A URL may not hold a user name or a password. Use --user. The password is asked for.'),
  savedMoreThanOnce: ({ accounts }) =>
    say('This URL is saved more than once: {accounts}. Say which one by its name, or by --user.', {
      accounts: list(accounts.map(({ site, user }) => say('{site} ({user})', { site, user }))),
    }),
  savedWithUser: ({ site, user }) =>
    say('{site} is saved with the user {user}. Leave out --user.', { site, user }),
  noSavedSite: ({ name }) => say('There is no saved site called {name}.', { name }),
  noSavedSiteNorUrl: ({ name }) =>
    say('There is no saved site called {name}, and it is not a URL either.', { name }),
  nameLeadsElsewhere: ({ name }) =>
    say(
      '{name} reads as an address, but the saved site of this name is at another one. Give the whole URL of the site that you mean.',
      { name },
    ),
  userNeeded: ({ host }) => say('{host} is not a saved site: --user is needed.', { host }),
  mistakeOfProgram: ({ name }) =>
    say('Something went wrong inside the program ({name}). Please report it.', { name }),
}

function oddPassword(where: string, holds: HostFacts['oddPassword']['holds']): string {
  switch (holds) {
    case 'tooMuch':
      return say('{where} holds more than a password.', { where })
    case 'noText':
      return say('{where} holds something else than a line of text.', { where })
    case 'nothing':
      return say('{where} holds no password.', { where })
    case 'moreLines':
      return say('{where} holds more than one line. The password is to stand there alone.', { where })
    default:
      return assertNever(holds)
  }
}
