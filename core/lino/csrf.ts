import { randomInt } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * Django only compares cookie and header with each other, so an invented secret of the right shape (32
 * letters and digits) works.
 */
export function makeCsrfToken(): string {
  return Array.from({ length: 32 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

/** The cookie, and the header that repeats it (Django's CSRF_COOKIE_NAME and CSRF_HEADER_NAME). */
export const csrfCookie = 'csrftoken'
export const csrfHeader = 'X-CSRFToken'
