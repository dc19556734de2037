import type { AlertThresholds } from '../../../contract/alert.ts'

export type Threshold = keyof AlertThresholds

/** On or off. */
export const switches = ['full', 'falseAlert', 'certificate'] as const satisfies readonly Threshold[]
/** With a number, and the greatest that makes sense. */
export const numbers = {
  nearLimitPercent: 100,
  danglingAtLeast: 1_000_000,
  userSessionsAtLeast: 1_000_000,
  unreachableMinutes: 1440,
  certificateDays: 365,
} as const satisfies Partial<Record<Threshold, number>>

type Switch = (typeof switches)[number]
export type NumberThreshold = keyof typeof numbers

/** What the fields of a form hold. A switch: `yes` or `no`. Empty: as for all sites. */
export type AlertFields = Readonly<Record<Threshold, string>>

const numberNames = Object.keys(numbers) as readonly NumberThreshold[]

/** For all sites an empty number means never. For a tag or a site this is 0. */
export function alertFieldsOf(thresholds: Partial<AlertThresholds>, isForAll: boolean): AlertFields {
  const switchText = (name: Switch): string => {
    const value = thresholds[name]
    if (value === undefined) return ''
    return value ? 'yes' : 'no'
  }
  const numberText = (name: NumberThreshold): string => {
    const value = thresholds[name]
    if (value === undefined) return ''
    return value === null ? never(isForAll) : String(value)
  }
  return {
    ...fromNames(switches, switchText),
    ...fromNames(numberNames, numberText),
  }
}

const never = (isForAll: boolean): string => (isForAll ? '' : '0')

function fromNames<N extends string, T>(names: readonly N[], valueOf: (name: N) => T): Record<N, T> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<N, T>
}

/** The numbers that are none, or are too great. */
export function wrongAlertFields(fields: AlertFields): readonly NumberThreshold[] {
  return numberNames.filter((name) => {
    const text = fields[name].trim()
    return text !== '' && (!/^\d{1,7}$/.test(text) || Number(text) > numbers[name])
  })
}

/** The thresholds that the fields name. For all sites these are all of them. */
export function thresholdsFrom(fields: AlertFields, isForAll: boolean): Partial<AlertThresholds> {
  const chosen: Partial<Record<Threshold, boolean | number | null>> = {}
  for (const name of switches) if (fields[name] !== '') chosen[name] = fields[name] === 'yes'
  for (const name of numberNames) {
    const text = fields[name].trim()
    if (text === '' && !isForAll) continue
    chosen[name] = Number(text) === 0 ? null : Number(text)
  }
  return chosen as Partial<AlertThresholds>
}

/** `22:30` as a minute of the day. Null: it is empty. */
export function minuteFrom(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

export function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
