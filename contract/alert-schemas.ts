import { z } from 'zod'
import type { AlertSettings, AlertThresholds } from './alert.ts'

const most = 1_000_000
const some = z.int().min(1).max(most).nullable()

const thresholds = {
  full: z.boolean(),
  falseAlert: z.boolean(),
  nearLimitPercent: z.int().min(1).max(100).nullable(),
  danglingAtLeast: some,
  userSessionsAtLeast: some,
  unreachableMinutes: z.int().min(1).max(1440).nullable(),
  certificate: z.boolean(),
  certificateDays: z.int().min(1).max(365).nullable(),
} satisfies { [T in keyof AlertThresholds]: z.ZodType<AlertThresholds[T]> }

const someThresholds = z.strictObject({
  full: thresholds.full.exactOptional(),
  falseAlert: thresholds.falseAlert.exactOptional(),
  nearLimitPercent: thresholds.nearLimitPercent.exactOptional(),
  danglingAtLeast: thresholds.danglingAtLeast.exactOptional(),
  userSessionsAtLeast: thresholds.userSessionsAtLeast.exactOptional(),
  unreachableMinutes: thresholds.unreachableMinutes.exactOptional(),
  certificate: thresholds.certificate.exactOptional(),
  certificateDays: thresholds.certificateDays.exactOptional(),
} satisfies { [T in keyof AlertThresholds]: z.ZodType })

const minute = z.int().min(0).max(1439)
const perName = z.record(z.string().max(200), someThresholds)

/** What a window may set, and what the file holds. */
export const alertSettingsSchema = z.strictObject({
  all: z.strictObject(thresholds),
  tags: perName,
  sites: perName,
  graceMinutes: z.int().min(0).max(1440),
  quiet: z.strictObject({ from: minute, to: minute }).nullable(),
}) satisfies z.ZodType<AlertSettings>
