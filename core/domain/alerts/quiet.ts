import type { QuietHours } from '../../../contract/alert.ts'

/** Whether this minute of the day (0 to 1439) is quiet. From 22:00 to 6:00 goes over midnight. */
export function isQuiet(minute: number, quiet: QuietHours | null): boolean {
  if (quiet === null || quiet.from === quiet.to) return false
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to
}
