import type { FileFault } from './files.ts'

type NoFacts = Readonly<Record<string, never>>

/**
 * What the terminal and the window have to say themselves: it never gets from the core to a window, so it
 * needs no schema.
 */
export interface HostFacts {
  /** Of the window. */
  readonly consoleDoesNotAnswer: NoFacts
  readonly noAddressForTab: NoFacts
  readonly listFileTooLarge: NoFacts
  readonly listFileUnreadable: NoFacts
  /**
   * Of the terminal. commandLine: a sentence of the reader of the command line, in the terminal's language.
   */
  readonly commandLine: { readonly sentence: string }
  readonly interruptedBeforeEnd: NoFacts
  readonly notAnsweredYes: NoFacts
  readonly noTerminalForYes: NoFacts
  readonly noPasswordGiven: NoFacts
  readonly noTerminalForPassword: NoFacts
  readonly passwordFromKeyboard: NoFacts
  readonly noPasswordFile: NoFacts
  readonly passwordFileUnreadable: { readonly fault: FileFault }
  /** file: null is standard input. */
  readonly oddPassword: {
    readonly file: string | null
    readonly holds: 'tooMuch' | 'noText' | 'nothing' | 'moreLines'
  }
  readonly nothingInterrupted: { readonly site: string; readonly what: 'resumed' | 'dropped' }
  /** reason: a few words, in the terminal's language. */
  readonly reportNotPossible: { readonly file: string; readonly reason: string }
  readonly reportNotWritten: { readonly file: string; readonly reason: string }
  readonly listUnreadable: { readonly fault: FileFault }
  readonly listNotWritten: { readonly file: string; readonly reason: string }
  readonly importNotWanted: NoFacts
  readonly killNotStarted: NoFacts
  readonly siteNotValid: { readonly reason: string }
  readonly urlWithPassword: NoFacts
  readonly savedMoreThanOnce: {
    readonly accounts: readonly { readonly site: string; readonly user: string }[]
  }
  readonly savedWithUser: { readonly site: string; readonly user: string }
  readonly noSavedSite: { readonly name: string }
  readonly noSavedSiteNorUrl: { readonly name: string }
  /** A saved site's name reads as an address, but the site is at another one. */
  readonly nameLeadsElsewhere: { readonly name: string }
  readonly userNeeded: { readonly host: string }
  /** name: the error's, never its message. */
  readonly mistakeOfProgram: { readonly name: string }
}
