/** Why this file (a path from the root) may not have this import. Null: it may. */
export function refusal(fromFile: string, source: string): string | null
