export const promised: readonly string[]
export function isSource(file: string): boolean
export function testsOf(file: string, wide?: boolean): string[]
