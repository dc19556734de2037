const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/**
 * Reads `30m`, `12h`, `4 d`, `2w` into milliseconds, more than 0. A unit is needed, and one blank before it
 * is allowed. Anything else is null.
 */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,3})?) ?([smhdw])$/.exec(text.trim())
  const unit = unitMs[match?.[2] ?? '']
  if (!match || unit === undefined) return null
  const ms = Number(match[1]) * unit
  return Number.isSafeInteger(Math.round(ms)) && ms > 0 ? Math.round(ms) : null
}

/** As `parseDuration` reads it, in the largest unit up to a day that needs no fraction. */
export function durationText(ms: number): string {
  const unit = (['d', 'h', 'm'] as const).find((each) => ms % (unitMs[each] ?? 1) === 0)
  return unit ? `${String(ms / (unitMs[unit] ?? 1))}${unit}` : `${String(ms / 1000)}s`
}
