/** Which lines of a comment are longer than `width` characters, counted from its first one. */
export function tooLong(lines: readonly string[], width: number): readonly number[]
