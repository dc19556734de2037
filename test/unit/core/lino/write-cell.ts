import type { DateOrder } from '../../../../core/lino/site-dates.ts'

/** How a site writes dates: what strftime would do with the pattern. */
export interface DateFormat {
  readonly order: DateOrder
  readonly pattern: string
}

const separators = ['.', '/', '-']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const dateFormats: readonly DateFormat[] = [
  ...separators.flatMap((s): DateFormat[] => [
    { order: 'dmy', pattern: `%d${s}%m${s}%Y` },
    { order: 'mdy', pattern: `%m${s}%d${s}%Y` },
    { order: 'ymd', pattern: `%Y${s}%m${s}%d` },
    { order: 'dmy', pattern: `%d${s}%m${s}%y` },
  ]),
  { order: 'dmy', pattern: '%d %b %Y' },
  { order: 'mdy', pattern: '%b %d, %Y' },
]

export const timeFormats: readonly string[] = [
  '%H:%M',
  '%H:%M:%S',
  '%I:%M %p',
  '%I:%M:%S %p',
  '%Hh%M',
  '%H.%M',
]

/** A local time (milliseconds, as if it were UTC) as a site of these formats writes it. */
export function writeCell(local: number, date: DateFormat, time: string): string {
  const at = new Date(local)
  const two = (value: number) => String(value).padStart(2, '0')
  const values: Readonly<Record<string, string>> = {
    '%d': two(at.getUTCDate()),
    '%m': two(at.getUTCMonth() + 1),
    '%b': months[at.getUTCMonth()] ?? '',
    '%Y': String(at.getUTCFullYear()),
    '%y': two(at.getUTCFullYear() % 100),
    '%H': two(at.getUTCHours()),
    '%I': two(at.getUTCHours() % 12 || 12),
    '%M': two(at.getUTCMinutes()),
    '%S': two(at.getUTCSeconds()),
    '%p': at.getUTCHours() < 12 ? 'AM' : 'PM',
  }
  return `${date.pattern} ${time}`.replace(/%\w/g, (code) => values[code] ?? code)
}
