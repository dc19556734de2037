/** The minute of the day of this time (milliseconds), by this machine's time zone: 0 to 1439. */
export function minuteOfDay(now: number): number {
  const date = new Date(now)
  return date.getHours() * 60 + date.getMinutes()
}
