const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A span in its two largest units: `4 d 3 h`, `12 min`; below a minute `0 min`; `?` for none that can be. Milliseconds. */
export function span(ms: number): string {
  if (!Number.isFinite(ms)) return '?'
  if (ms >= day) return twoUnits(ms, day, 'd', hour, 'h')
  if (ms >= hour) return twoUnits(ms, hour, 'h', minute, 'min')
  return `${Math.floor(ms / minute)} min`
}

/** A short while, rounded up: `23 s`, `4 min`, `1 h 5 min`. */
export function secondsWords(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)} s` : span(Math.ceil(seconds / 60) * minute)
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small)
  const first = `${Math.floor(ms / large)} ${largeName}`
  return rest === 0 ? first : `${first} ${rest} ${smallName}`
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** Date and time on this machine's clock, to the minute: `2026-11-23 10:42`. */
export function localTime(ms: number): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return '?'
  const days = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days} ${two(date.getHours())}:${two(date.getMinutes())}`
}
