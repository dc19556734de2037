const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
].concat(['November', 'December'])
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const two = (value: number): string => String(value).padStart(2, '0')
const short = (name: string | undefined): string => (name ?? '').slice(0, 3)

/**
 * Python's strftime, as far as sites use it for dates and times. `local` (ms) is the wall clock to show, as
 * if it were UTC. An unknown directive stays unchanged.
 */
export function strftime(format: string, local: number): string {
  const date = new Date(local)
  return format.replaceAll(/%([a-zA-Z%])/g, (whole, letter: string) => directive(letter, date) ?? whole)
}

function directive(letter: string, date: Date): string | null {
  const hour = date.getUTCHours()
  switch (letter) {
    case 'd':
      return two(date.getUTCDate())
    case 'e':
      return String(date.getUTCDate()).padStart(2)
    case 'm':
      return two(date.getUTCMonth() + 1)
    case 'Y':
      return String(date.getUTCFullYear())
    case 'y':
      return two(date.getUTCFullYear() % 100)
    case 'b':
      return short(months[date.getUTCMonth()])
    case 'B':
      return months[date.getUTCMonth()] ?? ''
    case 'a':
      return short(days[date.getUTCDay()])
    case 'A':
      return days[date.getUTCDay()] ?? ''
    case 'H':
      return two(hour)
    case 'I':
      return two(hour % 12 === 0 ? 12 : hour % 12)
    case 'M':
      return two(date.getUTCMinutes())
    case 'S':
      return two(date.getUTCSeconds())
    case 'p':
      return hour < 12 ? 'AM' : 'PM'
    case '%':
      return '%'
    default:
      return null
  }
}
