import { InvalidArgumentError } from 'commander'
import { schemas } from '../../../contract/schemas.ts'
import { say } from '../../../words/say.ts'
import { parseDuration } from '../../../core/domain/duration.ts'

// Values of options. A value that does not fit is refused, because a typing mistake must never widen a kill.

export function duration(text: string, before?: number): number {
  once(before)
  const ms = parseDuration(text)
  if (ms === null) {
    throw new InvalidArgumentError(
      say('A duration needs a unit and has to be more than 0: 30m, 12h, 4d or 2w.'),
    )
  }
  return ms
}

const { onNowMs, tags, folder } = schemas.addSite.shape

export function onNowTime(text: string, before?: number): number {
  const ms = duration(text, before)
  if (!onNowMs.safeParse(ms).success) throw new InvalidArgumentError(say('A time from 1m to 1d is needed.'))
  return ms
}

export function tagNames(text: string, before: readonly string[] = []): string[] {
  const all = [...new Set([...before, text])]
  if (!tags.safeParse(all).success)
    throw new InvalidArgumentError(
      say('A tag has 1 to 40 characters, and no blank, colon or quotation mark. A site has at most 20 tags.'),
    )
  return all
}

export function folderName(text: string, before?: string): string {
  once(before)
  if (!folder.safeParse(text).success)
    throw new InvalidArgumentError(say('The name of a folder has 1 to 80 characters.'))
  return text.trim()
}

export function count(text: string, before?: number): number {
  once(before)
  const figure = wholeNumber(text)
  if (figure === null || figure === 0)
    throw new InvalidArgumentError(say('A whole number from 1 on is needed.'))
  return figure
}

/** Lino's own limit may be 0. Then nobody signs in. */
export function sessionsLimit(text: string, before?: number): number {
  once(before)
  const figure = wholeNumber(text)
  if (figure === null) throw new InvalidArgumentError(say('A whole number from 0 on is needed.'))
  return figure
}

export function userName(text: string, before?: string): string {
  once(before)
  if (text.trim() === '') throw new InvalidArgumentError(say('A user name is needed.'))
  return text
}

export function userNames(text: string, before: readonly string[] = []): string[] {
  return [...before, userName(text)]
}

export function refs(text: string, before: readonly string[] = []): string[] {
  const ref = text.trim().toLowerCase()
  if (!/^[0-9a-f]{16}$/.test(ref)) {
    throw new InvalidArgumentError(say('A ref is 16 hex digits, as `list` shows them.'))
  }
  return [...before, ref]
}

/** The file's ending decides the format of a report. */
export function reportFile(text: string, before?: string): string {
  once(before)
  if (!/[^/\\]\.(csv|json)$/i.test(text)) {
    throw new InvalidArgumentError(say('A report is a file that ends in .csv or .json.'))
  }
  return text
}

export function fileName(text: string, before?: string): string {
  once(before)
  if (text === '') throw new InvalidArgumentError(say('A file name is needed.'))
  return text
}

function wholeNumber(text: string): number | null {
  const figure = Number(text)
  return /^\d{1,7}$/.test(text) && figure <= 1_000_000 ? figure : null
}

/** Of two different values one would be dropped in silence. */
export function once(before: unknown): void {
  if (before !== undefined) throw new InvalidArgumentError(say('This option can be given once only.'))
}
