import { z } from 'zod'
import { certificateProblem } from './causes/connection.ts'
import { causeSchemas, type Cause, type Notice } from './failure-causes.ts'
import { failureKinds, type Failure, type FailureDetails, type StoredFile } from './failure.ts'

const schemas: Readonly<Record<string, z.ZodType>> = causeSchemas

/** A cause of the core with exactly its facts. The causes of the hosts are none of these. */
const hasItsFacts = ({ cause, facts }: { readonly cause: string; readonly facts: unknown }): boolean =>
  Object.hasOwn(schemas, cause) && schemas[cause]?.safeParse(facts).success === true

const said = { cause: z.string(), facts: z.unknown() }
const cause = z.strictObject(said).refine(hasItsFacts)

const file = z.enum({
  settings: 'settings',
  ownSessions: 'ownSessions',
  exemptions: 'exemptions',
  preferences: 'preferences',
  alerts: 'alerts',
  auditLog: 'auditLog',
  journal: 'journal',
  report: 'report',
  keychain: 'keychain',
  lock: 'lock',
  folder: 'folder',
} satisfies { [F in StoredFile]: F })

const details = {
  also: z.array(cause).exactOptional(),
  file: file.exactOptional(),
  site: z.string().exactOptional(),
  siteText: z.string().exactOptional(),
  limit: z.number().exactOptional(),
  wayIn: z.boolean().exactOptional(),
  certificate: certificateProblem.exactOptional(),
  correctedUrl: z.string().exactOptional(),
  validSeconds: z.number().exactOptional(),
  retryAfterSeconds: z.number().exactOptional(),
} satisfies { [D in keyof FailureDetails]-?: z.ZodType }

const failure = z.strictObject({ kind: z.enum(failureKinds), ...said, ...details }).refine(hasItsFacts)
const notice = z.array(cause)

/**
 * Whether a failure has a cause of the core, exactly its facts, and nothing that the contract does not name.
 */
export const isFailure = (value: unknown): value is Failure => failure.safeParse(value).success

export const isCause = (value: unknown): value is Cause => cause.safeParse(value).success

export const isNotice = (value: unknown): value is Notice => notice.safeParse(value).success
