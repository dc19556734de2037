import { say } from './say.ts'

/** The words around a certificate that no authority signed. */
export const certificate = {
  look: () => say('The certificate that the server shows'),
  reading: () => say('Reading the certificate…'),
  fingerprint: () => say('SHA-256 fingerprint'),
  before: () => say('The one you trusted'),
  now: () => say('The one it shows now'),
  subject: () => say('For'),
  issuer: () => say('Signed by'),
  itself: () => say('itself'),
  valid: () => say('Valid'),
  noTime: () => say('a time that cannot be read'),
  validity: (from: string, to: string): string => say('from {from} to {to}', { from, to }),
  otherName: () => say('It is not for the name in this address.'),
  compare: () =>
    say(
      'Compare the fingerprint with the server’s administrator, by telephone or in person: not through this connection. On the server, "openssl x509 -noout -fingerprint -sha256 -in FILE" shows it.',
    ),
  changed: () =>
    say(
      'This is not the certificate that you trusted. Either it was renewed, or somebody stands between you and your site and would read your password. Do not go on before the server’s administrator has confirmed the new fingerprint.',
    ),
  same: () => say('The server now shows the certificate that you trusted. Try again.'),
  trust: () => say('Trust this certificate for this site only'),
  trustNew: () => say('The administrator confirmed it: trust the new one for this site only'),
  trusting: () => say('Trusting…'),
  useHttps: (url: string): string => say('Use {url}', { url }),
} as const
