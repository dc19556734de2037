import { z } from 'zod'
import { alertSettingsSchema } from './alert-schemas.ts'
import type { ConsoleCalls, ConsoleMethod } from './console-api.ts'
import { preferenceSchemas } from './preference-schemas.ts'
import type { KillRule } from './rule.ts'

const day = 86_400_000
const id = z.string().min(1).max(100)
const ref = z.string().regex(/^[0-9a-f]{16}$/)
const name = z.string().trim().min(1).max(80)
const url = z.string().trim().min(1).max(500)
const user = z.string().trim().min(1).max(150)
const fingerprint = z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
const limit = z.int().min(0).max(1_000_000)
const danglingAfterMs = z
  .int()
  .min(60_000)
  .max(3650 * day)
const onNowMs = z.int().min(60_000).max(day)
/** A word of a query, so it has no blank, colon or quotation mark. */
const tag = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^\s:"]+$/u)
const tags = z
  .array(tag)
  .max(20)
  .refine((all) => new Set(all).size === all.length)
const folder = z.string().trim().min(1).max(80)
/** Of a list of sites. Characters. */
const mostDocument = 1_000_000
const nothing = z.strictObject({})
const some = z.int().min(1).max(1_000_000)
const run = z.strictObject({ runId: id })

/** As the site writes it. Never trimmed. */
const userOfSite = z.string().min(1).max(1000)

const listImport = z.strictObject({
  document: z.string().max(mostDocument),
  allowHttp: z.array(url).max(1000).exactOptional(),
  user: user.exactOptional(),
})

const rule = z.strictObject({
  dangling: z.boolean().exactOptional(),
  idleAtLeastMs: z
    .number()
    .positive()
    .max(3650 * day)
    .exactOptional(),
  users: z.array(userOfSite).max(10_000).exactOptional(),
  anonymous: z.boolean().exactOptional(),
  refs: z.array(ref).max(200_000).exactOptional(),
  all: z.boolean().exactOptional(),
  includeActive: z.boolean().exactOptional(),
  includeUnknown: z.boolean().exactOptional(),
  keepNewest: some.exactOptional(),
  exemptUsers: z.array(userOfSite).max(10_000).exactOptional(),
  max: some.exactOptional(),
  makeRoom: some.exactOptional(),
  signInOver: z.boolean().exactOptional(),
} satisfies { [R in keyof KillRule]-?: z.ZodType })

/** A schema for each method's arguments, under the method's name. Every host allows only these. */
export const schemas = {
  appInfo: nothing,
  changePreferences: z.strictObject({
    language: preferenceSchemas.language.exactOptional(),
    theme: preferenceSchemas.theme.exactOptional(),
    countdown: preferenceSchemas.countdown.exactOptional(),
    notifications: preferenceSchemas.notifications.exactOptional(),
    views: preferenceSchemas.views.exactOptional(),
    siteViews: preferenceSchemas.siteViews.exactOptional(),
  }),
  listSites: nothing,
  addSite: z.strictObject({
    name,
    url,
    user,
    allowHttp: z.boolean().exactOptional(),
    danglingAfterMs: danglingAfterMs.exactOptional(),
    onNowMs: onNowMs.exactOptional(),
    tags: tags.exactOptional(),
    folder: folder.exactOptional(),
    sessionsLimit: limit.exactOptional(),
    keepSeat: z.boolean().exactOptional(),
    trustFingerprint: fingerprint.exactOptional(),
    saved: z.boolean().exactOptional(),
  }),
  changeSite: z.strictObject({
    siteId: id,
    name: name.exactOptional(),
    url: url.exactOptional(),
    user: user.exactOptional(),
    allowHttp: z.boolean().exactOptional(),
    danglingAfterMs: danglingAfterMs.exactOptional(),
    onNowMs: onNowMs.exactOptional(),
    tags: tags.exactOptional(),
    folder: folder.nullable().exactOptional(),
    sessionsLimit: limit.nullable().exactOptional(),
    keepSeat: z.boolean().exactOptional(),
    signsItselfIn: z.boolean().exactOptional(),
  }),
  removeSite: z.strictObject({ siteId: id }),
  exportSites: z.strictObject({ format: z.enum(['json', 'csv']).exactOptional() }),
  previewImport: listImport,
  importSites: listImport,
  probeSite: z.strictObject({
    url,
    allowHttp: z.boolean().exactOptional(),
    trustFingerprint: fingerprint.exactOptional(),
  }),
  readCertificate: z.strictObject({ url }),
  trustCertificate: z.strictObject({ siteId: id, fingerprint }),
  signIn: z.strictObject({
    siteId: id,
    password: z.string().max(4096).exactOptional(),
    code: z.string().trim().max(20).exactOptional(),
    enterFull: z.boolean().exactOptional(),
    remember: z.boolean().exactOptional(),
  }),
  signInMany: z.strictObject({
    sites: z.union([z.array(id).min(1).max(1000).readonly(), z.strictObject({ tag }), z.literal('all')]),
    password: z.string().max(4096).exactOptional(),
    remember: z.boolean().exactOptional(),
  }),
  forgetPassword: z.strictObject({ siteId: id }),
  signOut: z.strictObject({ siteId: id }),
  readNow: z.strictObject({ siteId: id }),
  readSessions: z.strictObject({ siteId: id }),
  readFigures: nothing,
  viewSite: z.strictObject({ siteId: id.nullable() }),
  previewKill: z.strictObject({ siteId: id, rule, leavesAfter: z.boolean().exactOptional() }),
  previewResume: run,
  startKill: z.strictObject({
    planIds: z.array(id).min(1).max(1000),
    typedNumber: z.int().exactOptional(),
    countdownSeconds: z.int().min(0).max(60).exactOptional(),
  }),
  cancelKill: run,
  pauseKill: run,
  continueKill: run,
  killRun: run,
  killRuns: nothing,
  interruptedRuns: nothing,
  dropInterrupted: run,
  endHidden: z.strictObject({ siteId: id, ref }),
  hiddenHelp: z.strictObject({ siteId: id }),
  listExemptions: nothing,
  addExemption: z.strictObject({
    siteId: id.nullable(),
    kind: z.enum(['user', 'ip', 'session']),
    value: z.string().min(1).max(1000),
  }),
  removeExemption: z.strictObject({ exemptionId: id }),
  listAlerts: nothing,
  snoozeAlert: z.strictObject({ alertId: z.string().max(200), until: z.number().nullable() }),
  changeAlertSettings: z.strictObject({ settings: alertSettingsSchema }),
  readAudit: nothing,
} satisfies { [M in ConsoleMethod]: z.ZodType<ConsoleCalls[M]['args']> }
