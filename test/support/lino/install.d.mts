/**
 * The pinned versions: pins.json holds their packages. `book-25.7` is Lino 25.7 with lino-book's
 * applications.
 */
export type LinoVersion =
  | '21.4'
  | '22.12'
  | '23.6'
  | '23.12'
  | '24.4'
  | '24.11'
  | '25.5'
  | '25.6'
  | '25.12'
  | '26.4'
  | '26.9'
  | '26.10'
  | 'book-25.7'
export const mandatoryVersions: readonly LinoVersion[]
export function linoCache(): string
export function ensureLino(
  version: LinoVersion,
  say?: (line: string) => void,
): Promise<{ python: string } | { unavailable: string }>
