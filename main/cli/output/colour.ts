import { styleText } from 'node:util'

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** Puts a style on a text, or leaves the text unchanged. */
export type Paint = (style: Style | null, text: string) => string

export function createPaint(enabled: boolean): Paint {
  if (!enabled) return (_style, text) => text
  return (style, text) => (style === null ? text : styleText(style, text, { validateStream: false }))
}

/**
 * Colour only for a person who is looking and has not refused it (no-color.org: any value but an empty one).
 */
export function wantsColour(tty: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return tty && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
}
