import type { Answer } from '../wire/answer.ts'
import { json, page } from '../wire/answer.ts'
import type { Json } from '../wire/json.ts'
import type { Visit } from '../wire/visit.ts'
import { parameter } from '../wire/visit.ts'
import { assertNever } from '../assert-never.ts'

/** What can go wrong between a site and the console, on demand. */
export type Fault =
  | {
      kind: 'status'
      status: number
      body?: string
      type?: string
      headers?: Readonly<Record<string, string>>
    }
  /** A web server's page instead of Lino's answer. */
  | { kind: 'html' }
  /** Only the first half of the answer, properly ended. */
  | { kind: 'truncated' }
  /** The connection breaks in the middle of the answer. */
  | { kind: 'cut' }
  /** The answer comes this much later. Milliseconds. */
  | { kind: 'slow'; ms: number }
  /** No answer ever. */
  | { kind: 'hang' }
  /** The connection is closed without an answer. */
  | { kind: 'close' }
  /** 503 with Retry-After, in seconds. */
  | { kind: 'busy'; retryAfter: number }
  | { kind: 'redirect'; location: string }
  /** A list of at least this number of bytes (10 MB by default). */
  | { kind: 'huge'; bytes?: number }

/** Which requests a fault applies to: all, or those that match every named condition. */
export interface FaultTarget {
  method?: string
  /** The path begins with this. */
  path?: string
  /** Lino's `an`. */
  action?: string
  /** The request is carried out all the same, and only its answer is lost. */
  afterWork?: boolean
}

export interface PlannedFault {
  fault: Fault
  afterWork: boolean
}

/** The faults that are waiting for a request. */
export interface Faults {
  next(fault: Fault, target: FaultTarget, times: number): void
  /** Until the next call. Null removes all faults. */
  always(fault: Fault | null, target: FaultTarget): void
  take(visit: Visit): PlannedFault | null
}

/** The site does its work, and the answer is spoilt. */
const worked: ReadonlySet<Fault['kind']> = new Set(['truncated', 'cut', 'slow'])

export function createFaults(): Faults {
  let planned: { fault: Fault; target: FaultTarget; left: number }[] = []
  return {
    next: (fault, target, times) => {
      planned.unshift({ fault, target, left: times })
    },
    always: (fault, target) => {
      planned = fault === null ? [] : [...planned, { fault, target, left: Infinity }]
    },
    take: (visit) => {
      const found = planned.find((each) => matches(each.target, visit))
      if (!found) return null
      found.left -= 1
      planned = planned.filter((each) => each.left > 0)
      return {
        fault: found.fault,
        afterWork: worked.has(found.fault.kind) || found.target.afterWork === true,
      }
    },
  }
}

function matches(target: FaultTarget, visit: Visit): boolean {
  if (target.method !== undefined && target.method !== visit.method) return false
  if (target.path !== undefined && !visit.path.startsWith(target.path)) return false
  return target.action === undefined || target.action === parameter(visit, 'an')
}

/** The answer after the fault. Null if none is sent. */
export function faultyAnswer(fault: Fault, answer: Answer | null): Answer | null {
  switch (fault.kind) {
    case 'status':
      return { ...page(fault.body ?? '', fault.status, fault.type), headers: fault.headers ?? {} }
    case 'html':
      return page(
        '<!DOCTYPE html>\n<html><head><title>It works</title></head><body>It works!</body></html>\n',
      )
    case 'truncated':
      return answer && { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
    case 'busy':
      return { ...page('Service Unavailable\n', 503), headers: { 'Retry-After': String(fault.retryAfter) } }
    case 'redirect':
      return { ...page('', 302), headers: { Location: fault.location } }
    case 'huge':
      return json({
        count: 0,
        no_data_text: '',
        rows: hugeRows(fault.bytes ?? 10_000_000),
        success: true,
        title: '',
      })
    case 'slow':
      return answer
    case 'hang':
    case 'close':
    case 'cut':
      return null
    default:
      return assertNever(fault)
  }
}

function hugeRows(bytes: number): Json[] {
  const row = (key: string): Json[] => [
    '01.01.2026 00:00 (now)',
    '10.0.0.1',
    'luc',
    key,
    '08.01.2026 00:00 (x)',
    '<span />',
    key,
  ]
  const rows: Json[] = []
  for (let size = 0; size < bytes; size += 150) rows.push(row(String(rows.length).padStart(32, '0')))
  return rows
}
