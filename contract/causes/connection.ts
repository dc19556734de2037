import { z } from 'zod'
import type { CertificateProblem } from '../certificate.ts'

/** Why no connection came about. */
const noConnection = z.enum([
  'noSuchName',
  'nameNotLookedUp',
  'nothingAnswers',
  'noWay',
  'noNetwork',
  'down',
  'noSuchAddress',
  'noAnswer',
  'notAllowed',
  'noHttps',
  'notEncrypted',
  'noAddress',
  'noCertificate',
  'unknown',
])

export type NoConnection = z.infer<typeof noConnection>

/** What is wrong with a certificate. */
const certificateFault = z.enum([
  'expired',
  'notYetValid',
  'wrongName',
  'selfSigned',
  'unknownIssuer',
  'changed',
  'revoked',
  'badSignature',
  'wrongPurpose',
  'longChain',
])

export type CertificateFault = z.infer<typeof certificateFault>

/** Of a connection: `code` is the system's, where no word here says more. */
const failedConnection = { why: noConnection, code: z.string().exactOptional() }

/** What a proxy did in the site's place. Never a text of its own: it may repeat the password. */
const proxyFault = z.discriminatedUnion('did', [
  /** phrase: what the status means in HTTP, in English. Null: it is none of HTTP's. */
  z.strictObject({ did: z.literal('answered'), status: z.number(), phrase: z.string().nullable() }),
  z.strictObject({ did: z.literal('untrusted'), fault: certificateFault }),
  z.strictObject({ did: z.literal('closed') }),
  z.strictObject({ did: z.literal('late') }),
  z.strictObject({ did: z.literal('answeredTooMuch') }),
  z.strictObject({ did: z.literal('notUsable'), ...failedConnection }),
])

export type ProxyFault = z.infer<typeof proxyFault>

/** Why a variable that names a proxy cannot be used. */
const proxyVariableFault = z.enum(['socks', 'otherKind', 'notUnderstood'])

export type ProxyVariableFault = z.infer<typeof proxyVariableFault>

/** Why a certificate cannot be trusted. */
export const certificateProblem = z.enum({
  selfSigned: 'selfSigned',
  unknownIssuer: 'unknownIssuer',
  wrongName: 'wrongName',
  changed: 'changed',
  expired: 'expired',
  notYetValid: 'notYetValid',
  other: 'other',
} satisfies { [P in CertificateProblem]: P })

/** What was asked when the answer could not be understood. */
const asked = z.enum(['list', 'whoAmI', 'signIn', 'code', 'wayIn', 'kill'])

export type Asked = z.infer<typeof asked>

/** What an answer looks like from outside: nothing of its text, which is anybody's. */
const looks = z.enum(['nothing', 'html', 'json', 'text'])

export type AnswerLooks = z.infer<typeof looks>

const none = z.strictObject({})
const host = z.string()
const url = z.string()
const ofHost = z.strictObject({ host })
const ofStatus = z.strictObject({ status: z.number() })
const tooLong = z.strictObject({ host, megabytes: z.number() })

/** Of getting to a site, and of what answers there. */
export const connectionCauses = {
  notReached: z.strictObject({ host, ...failedConnection }),
  noAnswerInTime: z.strictObject({ host, seconds: z.number() }),
  connectionClosed: ofHost,
  cancelledBeforeAnswer: none,
  /** variable: of the environment. proxy: its `host:port`. */
  proxyFailed: z.strictObject({ host, proxy: z.string(), variable: z.string(), fault: proxyFault }),
  proxyNotUsable: z.strictObject({ variable: z.string(), why: proxyVariableFault }),
  certificateNotTrusted: z.strictObject({ host, problem: certificateProblem, fault: certificateFault }),
  certificateChangedAgain: none,
  certificateWithoutTimes: none,
  certificateNotValidNow: z.strictObject({ problem: z.enum(['expired', 'notYetValid']) }),
  onlyHttpsHasCertificate: none,
  certificatesNotReadHere: none,
  /**
   * The certificate that the server shows. Its texts are hostile. trusted: the fingerprint that the user
   * trusts.
   */
  certificateShown: z.strictObject({
    subject: z.string(),
    issuer: z.string(),
    /** A day, as ISO 8601. Null: it is no possible time. */
    until: z.string().nullable(),
    fingerprint: z.string(),
    trusted: z.string().nullable(),
  }),
  listTooLong: tooLong,
  answerTooLong: tooLong,
  /** The site says that it has more. */
  listShort: z.strictObject({ rows: z.number() }),
  tooManyRows: z.strictObject({ most: z.number() }),
  redirectedWithin: none,
  redirectedElsewhere: none,
  redirectedTo: z.strictObject({ origin: url }),
  wantsHttps: z.strictObject({ url }),
  applicationDown: ofStatus,
  siteBusy: ofStatus,
  /** frontEnd: of `whoAmI`. */
  answerNotUnderstood: z.strictObject({
    asked,
    frontEnd: z.enum(['react', 'extjs', 'vuejs']).exactOptional(),
    status: z.number(),
    looks,
  }),
  noLinoHere: z.strictObject({ status: z.number(), looks }),
  linoAtRoot: z.strictObject({ base: url, origin: url }),
  unknownHostName: ofHost,
  notEncrypted: z.strictObject({ origin: url }),
  noSiteAddress: none,
} as const
