/** The words around a certificate that nobody vouches for. */
export const certificate = {
  look: 'The certificate that the server shows',
  reading: 'Reading the certificate…',
  fingerprint: 'SHA-256 fingerprint',
  before: 'The one you trusted',
  now: 'The one it shows now',
  subject: 'For',
  issuer: 'Signed by',
  itself: 'itself',
  valid: 'Valid',
  noTime: 'a time that cannot be read',
  validity: (from: string, to: string): string => `${from} to ${to}`,
  otherName: 'It is not for the name in this address.',
  compare:
    'Compare the fingerprint with whoever runs the server, by telephone or in person: not through this connection. On the server, "openssl x509 -noout -fingerprint -sha256 -in FILE" shows it.',
  changed:
    'This is not the certificate that you trusted. Either it was renewed, or somebody stands between you and your site and would read your password. Do not go on before the server’s administrator has confirmed the new fingerprint.',
  same: 'The server now shows the certificate that you trusted. Try again.',
  trust: 'Trust this certificate for this site only',
  trustNew: 'The administrator confirmed it: trust the new one for this site only',
  trusting: 'Trusting…',
  useHttps: (url: string): string => `Use ${url}`,
} as const
