/** Why the source may not have this pattern. Null: it may. */
export function refusal(pattern: string, flags: string): string | null
