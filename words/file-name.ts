import { isoTime } from '../core/domain/iso-time.ts'
import { visible } from '../core/domain/visible.ts'

/** A site's name as a part of a file's name that every file system accepts. */
export function fileWord(siteName: string): string {
  const word = visible(siteName)
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
    .join('-')
    .slice(0, 40)
  return word || 'site'
}

/** A time (milliseconds) as a part of a file's name. */
export const fileTime = (time: number): string =>
  isoTime(time)?.slice(0, 16).replaceAll(/[-:]/g, '') ?? 'undated'
