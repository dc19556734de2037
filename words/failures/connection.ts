import type {
  AnswerLooks,
  CertificateFault,
  connectionCauses,
  NoConnection,
  ProxyFault,
  ProxyVariableFault,
} from '../../contract/causes/connection.ts'
import { assertNever } from '../../contract/assert-never.ts'
import type { CauseFacts } from '../../contract/failure-causes.ts'
import { say, sayCount } from '../say.ts'
import type { Sentences } from './sentences.ts'

/** Of getting to a site, and of what answers there. */
export const connectionSentences: Sentences<keyof typeof connectionCauses> = {
  notReached: ({ host, ...failed }) =>
    say('{host} cannot be reached ({reason}). Check the address and your network.', {
      host,
      reason: connectionWords(failed),
    }),
  noAnswerInTime: ({ host, seconds }) =>
    say(
      '{host} did not answer in time (nothing within {seconds} s). It may be busy: try again in a minute.',
      { host, seconds },
    ),
  connectionClosed: ({ host }) =>
    say(
      '{host} closed the connection before its answer was complete. Try again. If that does not help, ask the site’s administrator.',
      { host },
    ),
  cancelledBeforeAnswer: () => say('Interrupted before the site had answered.'),
  proxyFailed: ({ host, proxy, variable, fault }) =>
    say(
      'The proxy {proxy} (of {variable}) {fault}, so {host} was not reached. Check the proxy, or name the site in NO_PROXY to go there directly.',
      { host, proxy, variable, fault: proxyWords(fault) },
    ),
  proxyNotUsable: ({ variable, why }) => proxyVariable(variable, why),
  certificateNotTrusted: (facts) => notTrusted(facts),
  certificateChangedAgain: () =>
    say(
      'The server shows another certificate than the one that you trust, so nothing was sent. Look at it in the window, and compare its fingerprint with the server’s administrator.',
    ),
  certificateWithoutTimes: () =>
    say(
      'This certificate does not tell from when to when it is valid, so it cannot be trusted. The server’s administrator has to renew it.',
    ),
  certificateNotValidNow: ({ problem }) =>
    problem === 'expired'
      ? say(
          'This certificate has expired, so it cannot be trusted. The server’s administrator has to renew it. Check this computer’s clock, too.',
        )
      : say(
          'This certificate is not valid yet, so it cannot be trusted. The server’s administrator has to renew it. Check this computer’s clock, too.',
        ),
  onlyHttpsHasCertificate: () => say('Only a site with an https address has a certificate.'),
  certificatesNotReadHere: () => say('Certificates cannot be read here.'),
  certificateShown: (facts) => certificateShown(facts),
  listTooLong: ({ host, megabytes }) =>
    `${say('The list that {host} answers is longer than {megabytes} MB, the most that is read.', { host, megabytes })} ${listsAreWhole()}`,
  answerTooLong: ({ host, megabytes }) =>
    say(
      '{host} answered more than {megabytes} MB where a Lino answers far less, so it was not read. Check the address. A proxy in front of it may have answered in its place.',
      { host, megabytes },
    ),
  listShort: ({ rows }) =>
    `${sayCount('The site lists {count} session, and says that it has more.', 'The site lists {count} sessions, and says that it has more.', { count: rows })} ${say('So the list is not whole, and nothing is concluded from it. Read the site again.')}`,
  tooManyRows: ({ most }) =>
    `${sayCount('The site lists more than {count} row, the most that is read.', 'The site lists more than {count} rows, the most that is read.', { count: most })} ${listsAreWhole()}`,
  redirectedWithin: () =>
    say(
      'The site sends us to another of its pages, and the console follows no redirect. Check the address. A sign-in page in front of Lino cannot be passed.',
    ),
  redirectedElsewhere: () =>
    say(
      'The site sends us elsewhere, and the console follows no redirect. Check the address. A sign-in page in front of Lino cannot be passed.',
    ),
  redirectedTo: ({ origin }) =>
    say(
      'The site sends us to {origin}, and the console follows no redirect. Check the address. A sign-in page in front of Lino cannot be passed.',
      { origin },
    ),
  wantsHttps: ({ url }) => say('This site wants an encrypted connection. Use {url} as its address.', { url }),
  applicationDown: ({ status }) =>
    say(
      'The web server is there, but the application behind it does not answer (status {status}). Try again in a minute. If that does not help, ask the server’s administrator to start it again.',
      { status: String(status) },
    ),
  siteBusy: ({ status }) =>
    say(
      'The site could not answer just now (status {status}): it is busy, or its database is locked. Try again in a minute.',
      { status: String(status) },
    ),
  answerNotUnderstood: (facts) => notUnderstood(facts),
  noLinoHere: ({ status, looks }) =>
    say(
      'There is no Lino site at this address (status {status}, {looks}). Check the address, with its path if the site has one.',
      { status: String(status), looks: looksWords[looks]() },
    ),
  linoAtRoot: ({ base, origin }) =>
    say(
      'There is no Lino site at {base}, but there is one at {origin}. If that is the one you mean, use its address.',
      { base, origin },
    ),
  unknownHostName: ({ host }) =>
    say(
      'The server at {host} does not know itself by this name (status 400). Use the address that its users use.',
      { host },
    ),
  notEncrypted: ({ origin }) =>
    say(
      '{origin} is not encrypted: your password and every session key could be read on the way. Use https, or allow plain http for this site.',
      { origin },
    ),
  noSiteAddress: () => say('This is not the address of a site. It looks like https://lino.example.com.'),
}

const listsAreWhole = (): string =>
  say(
    'A part of it would look like the whole, so none of it is shown. An administrator with a shell on the server can remove what has expired: "{line}".',
    { line: 'python manage.py clearsessions' },
  )

const noConnectionWords: Readonly<Record<NoConnection, () => string>> = {
  noSuchName: () => say('there is no such name'),
  nameNotLookedUp: () => say('its name could not be looked up'),
  nothingAnswers: () => say('nothing answers at this port'),
  noWay: () => say('there is no way to it'),
  noNetwork: () => say('there is no network'),
  down: () => say('it is down'),
  noSuchAddress: () => say('there is no such address'),
  noAnswer: () => say('it does not answer at all'),
  notAllowed: () => say('this machine does not allow it'),
  noHttps: () => say('it does not speak https there'),
  notEncrypted: () => say('no encrypted connection came about'),
  noAddress: () => say('this is no address'),
  noCertificate: () => say('it shows no certificate'),
  unknown: () => say('no connection'),
}

function connectionWords({ why, code }: { readonly why: NoConnection; readonly code?: string }): string {
  return why === 'unknown' && code !== undefined ? code : noConnectionWords[why]()
}

const certificateFaultWords: Readonly<Record<CertificateFault, () => string>> = {
  expired: () => say('it has expired'),
  notYetValid: () => say('it is not valid yet'),
  wrongName: () => say('it is for another name'),
  selfSigned: () => say('the site signed it itself'),
  unknownIssuer: () => say('no known authority signed it'),
  changed: () => say('it is another one than you trusted'),
  revoked: () => say('it has been revoked'),
  badSignature: () => say('its signature is wrong'),
  wrongPurpose: () => say('it is not for a web site'),
  longChain: () => say('too many authorities stand behind it'),
}

/** What a proxy did, as the end of a sentence that begins with its name. */
function proxyWords(fault: ProxyFault): string {
  switch (fault.did) {
    case 'answered':
      return fault.phrase === null
        ? say('answered {status}', { status: String(fault.status) })
        : say('answered {status} {phrase}', { status: String(fault.status), phrase: fault.phrase })
    case 'untrusted':
      return say('shows a certificate that cannot be trusted ({reason})', {
        reason: certificateFaultWords[fault.fault](),
      })
    case 'closed':
      return say('closed the connection, or does not speak like a proxy')
    case 'late':
      return say('did not answer in time')
    case 'answeredTooMuch':
      return say('answered more than a proxy does')
    case 'notUsable':
      return say('cannot be used ({reason})', { reason: connectionWords(fault) })
    default:
      return assertNever(fault)
  }
}

function proxyVariable(variable: string, why: ProxyVariableFault): string {
  switch (why) {
    case 'socks':
      return say(
        'The environment variable {variable} names a SOCKS proxy, and only http and https proxies can be used, so nothing was sent. Set it to http://host:port, or name the site in NO_PROXY to go there directly.',
        { variable },
      )
    case 'otherKind':
      return say(
        'The environment variable {variable} names a proxy of another kind, and only http and https proxies can be used, so nothing was sent. Set it to http://host:port, or name the site in NO_PROXY to go there directly.',
        { variable },
      )
    case 'notUnderstood':
      return say(
        'The environment variable {variable} cannot be understood as the address of a proxy, so nothing was sent. Set it to http://host:port, or name the site in NO_PROXY to go there directly.',
        { variable },
      )
    default:
      return assertNever(why)
  }
}

/** The handshake failed, so nothing was sent. What the user can do depends on what is wrong. */
function notTrusted({ host, problem, fault }: CauseFacts['certificateNotTrusted']): string {
  switch (problem) {
    case 'selfSigned':
      return say(
        'The server at {host} vouches for itself (a self-signed certificate), so anybody could pretend to be it. Compare the certificate’s fingerprint with the server’s administrator, then trust it for this site in the window.',
        { host },
      )
    case 'unknownIssuer':
      return say(
        'No authority that this computer knows has signed the certificate of {host}. If it is your organisation’s own authority, install that on this computer (or name its file in NODE_EXTRA_CA_CERTS). Or compare the fingerprint with the server’s administrator, and trust it for this site in the window.',
        { host },
      )
    case 'wrongName':
      return say(
        'The certificate of {host} is for another name: check the address. If the server is the right one, compare the fingerprint with its administrator, and trust it for this site in the window.',
        { host },
      )
    case 'changed':
      return say(
        '{host} shows another certificate than the one you trusted. Somebody may be pretending to be your site, or the certificate was renewed. Nothing was sent to it, and nothing will be until you have compared the new fingerprint with the server’s administrator and trusted it in the window.',
        { host },
      )
    case 'expired':
      return say(
        'The certificate of {host} has expired. The server’s administrator has to renew it. Check this computer’s clock, too.',
        { host },
      )
    case 'notYetValid':
      return say(
        'The certificate of {host} is not valid yet. Check this computer’s clock. If it is right, ask the server’s administrator.',
        { host },
      )
    case 'other':
      return say('The certificate of {host} cannot be trusted: {reason}. Ask the server’s administrator.', {
        host,
        reason: certificateFaultWords[fault](),
      })
    default:
      return assertNever(problem)
  }
}

function certificateShown({ trusted, ...facts }: CauseFacts['certificateShown']): string {
  const values = { ...facts, until: facts.until ?? say('a time that cannot be read') }
  return trusted === null
    ? say(
        'It is for {subject}, signed by {issuer}, valid until {until}. Its SHA-256 fingerprint is {fingerprint}.',
        values,
      )
    : say(
        'It is for {subject}, signed by {issuer}, valid until {until}. Its SHA-256 fingerprint is {fingerprint}. You trusted {trusted}.',
        { ...values, trusted },
      )
}

const looksWords: Readonly<Record<AnswerLooks, () => string>> = {
  nothing: () => say('nothing'),
  html: () => say('a page in HTML'),
  json: () => say('JSON of another kind, or cut off'),
  text: () => say('plain text'),
}

function notUnderstood({ asked, frontEnd, ...rest }: CauseFacts['answerNotUnderstood']): string {
  const values = { status: String(rest.status), looks: looksWords[rest.looks]() }
  switch (asked) {
    case 'list':
      return say(
        'The site’s answer to a list of the sessions cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        values,
      )
    case 'whoAmI':
      return say(
        'The site’s answer to “who am I” ({frontEnd}) cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        { ...values, frontEnd: frontEnd ?? '' },
      )
    case 'signIn':
      return say(
        'The site’s answer to the sign-in cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        values,
      )
    case 'code':
      return say(
        'The site’s answer to the code cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        values,
      )
    case 'wayIn':
      return say(
        'The site’s answer to the way in cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        values,
      )
    case 'kill':
      return say(
        'The site’s answer to Kill cannot be understood: status {status}, {looks}. A proxy in front of it may have answered in its place.',
        values,
      )
    default:
      return assertNever(asked)
  }
}
