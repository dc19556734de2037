export function steps(files: readonly string[] | null): Readonly<Record<string, readonly string[]>>
