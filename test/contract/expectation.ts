/** Which of the client's functions reads a capture. */
export type Reader =
  | 'signIn'
  | 'signInOver'
  | 'trust'
  | 'wayIn'
  | 'settings'
  | 'siteData'
  | 'columns'
  | 'list'
  | 'kill'
  | 'signOutAsNobody'
  | 'signOutRedirect'
  | 'signOutJson'

export type Expectation =
  | { readonly reader: Reader; readonly outcome: string }
  /** The client never gets such an answer; why. */
  | { readonly notOurs: string }

export type Expectations = Readonly<Record<string, Expectation>>

const read =
  (reader: Reader) =>
  (outcome: string): Expectation => ({ reader, outcome })

export const signIn = read('signIn')
export const signInOver = read('signInOver')
export const trust = read('trust')
export const wayIn = read('wayIn')
export const settings = read('settings')
export const siteData = read('siteData')
export const columns = read('columns')
export const list = read('list')
export const kill = read('kill')
export const signOutAsNobody = read('signOutAsNobody')
export const signOutRedirect = read('signOutRedirect')
export const signOutJson = read('signOutJson')
export const notOurs = (why: string): Expectation => ({ notOurs: why })
