/** What the browser host and its page agree on (docs/decisions/0014-page-of-the-browser-host.md). */

/** The header in which the page shows its secret, with each call and with the stream of events. */
export const pageSecretHeader = 'lino-console-page'
/** POST `{ token }`, once: answers `{ secret }`. */
export const enterPath = '/page/enter'
/** POST `{}` with the secret: answers `{ address }`, for another tab. */
export const addressPath = '/page/address'
/** Comes before the token in an address. A browser sends the part after `#` to no server. */
export const tokenMark = '#token='
