import { randomInt } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Django compares cookie and header with each other only, so a made-up secret of its shape (32 letters and digits) does. */
export function makeCsrfToken(): string {
  return Array.from({ length: 32 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

/** The cookie and the header it is repeated in (Django's CSRF_COOKIE_NAME and CSRF_HEADER_NAME). */
export const csrfCookie = 'csrftoken'
export const csrfHeader = 'X-CSRFToken'
