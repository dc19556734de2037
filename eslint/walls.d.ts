/** Why this import may not stand in this file (a path from the root), or null. */
export function refusal(fromFile: string, source: string): string | null
