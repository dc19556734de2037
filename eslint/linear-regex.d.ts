/** Why this pattern may not stand in the source, or null. */
export function refusal(pattern: string, flags: string): string | null
