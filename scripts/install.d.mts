export function missing(folder?: string): string | null
