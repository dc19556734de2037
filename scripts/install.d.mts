export function installEnvironment(): Record<string, string | undefined>
export function missing(folder?: string): string | null
export function removeFetchedKeytar(folder?: string): boolean
