import { z } from 'zod'
import { keptViewsSchema, knownViews } from './session-view-schema.ts'
import type { ChosenPreferences, LanguageChoice, Preferences, Theme } from './preferences.ts'

const view = z.strictObject({ name: z.string().trim().min(1).max(60), query: z.string().max(500) })

/** A schema for each preference, under its name. */
export const preferenceSchemas = {
  language: z.enum({ system: 'system', en: 'en', de: 'de', fr: 'fr', et: 'et' } satisfies {
    [L in LanguageChoice]: L
  }),
  theme: z.enum({ system: 'system', light: 'light', dark: 'dark' } satisfies { [T in Theme]: T }),
  countdown: z.boolean(),
  notifications: z.boolean(),
  views: z.array(view).max(100),
  siteViews: keptViewsSchema,
} satisfies {
  [P in keyof Preferences]: z.ZodType<Preferences[P]>
}

/**
 * The preferences among these values. A value that this version does not know counts as not chosen, because
 * a later version may know more.
 */
export function knownPreferences(values: Readonly<Record<string, unknown>>): ChosenPreferences {
  const language = preferenceSchemas.language.safeParse(values['language'])
  const theme = preferenceSchemas.theme.safeParse(values['theme'])
  const countdown = preferenceSchemas.countdown.safeParse(values['countdown'])
  const notifications = preferenceSchemas.notifications.safeParse(values['notifications'])
  const views = preferenceSchemas.views.safeParse(values['views'])
  return {
    ...(language.success && { language: language.data }),
    ...(theme.success && { theme: theme.data }),
    ...(countdown.success && { countdown: countdown.data }),
    ...(notifications.success && { notifications: notifications.data }),
    ...(views.success && { views: views.data }),
    ...(values['siteViews'] !== undefined && { siteViews: knownViews(values['siteViews']) }),
  }
}
