export function callersFolder(): string
export function environment(more?: Record<string, string>): Record<string, string | undefined>
