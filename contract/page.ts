import type { ConsoleMethod } from './console-api.ts'
import type { Result } from './failure.ts'

/** What the browser host and its page agree on (docs/decisions/0014-page-of-the-browser-host.md). */

/** The header in which the page shows its secret, with each call and with the stream of events. */
export const pageSecretHeader = 'lino-console-page'
/** POST `{ token }`, once: answers `{ secret }`. */
export const enterPath = '/page/enter'
/** POST `{}` with the secret: answers `{ address }`, for another tab. */
export const addressPath = '/page/address'
/** Comes before the token in an address. A browser sends the part after `#` to no server. */
export const tokenMark = '#token='

/** The header in which a page names its stream of events: with the request for the stream, and with calls. */
export const streamHeader = 'lino-console-stream'
/** The header in which a page numbers a call whose answer may come over its stream. */
export const callHeader = 'lino-console-call'

/**
 * The calls that wait for a site or a keychain. A browser opens six connections at most, so these calls do
 * not keep any: the host answers 202 at once, and sends the answer over the page's stream.
 */
export const waitingMethods: ReadonlySet<string> = new Set<ConsoleMethod>([
  'addSite',
  'changeSite',
  'removeSite',
  'probeSite',
  'readCertificate',
  'trustCertificate',
  'signIn',
  'signInMany',
  'forgetPassword',
  'signOut',
  'readNow',
  'previewResume',
  'endHidden',
  'hiddenHelp',
])

/** An answer that comes over the stream. Without a result the host refused the call. */
export interface LateAnswer {
  readonly answerTo: string
  readonly result?: Result<unknown>
}
