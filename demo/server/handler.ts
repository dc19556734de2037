import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Reply } from '../routes/middle-layer.ts'
import { reply } from '../routes/middle-layer.ts'
import { createGate, linoCost } from '../site/cost.ts'
import type { Fault, Faults, PlannedFault } from '../site/faults.ts'
import { faultyAnswer } from '../site/faults.ts'
import type { Site } from '../site/site.ts'
import type { Answer } from '../wire/answer.ts'
import type { Visit } from '../wire/visit.ts'
import { readVisit } from '../wire/visit.ts'
import type { Recorder } from './recorder.ts'

/** Takes requests from the wire, through recorder, faults and gate to the routes, and sends the answers. */
export function createHandler(site: Site, faults: Faults, recorder: Recorder): RequestListener {
  const gate = createGate()
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const visit = readVisit(site.settings, incoming, await bodyOf(incoming))
    recorder.record(visit, incoming.headers.cookie, site.clock.now())
    const fault = faults.take(visit)
    const done = fault === null || fault.afterWork ? await worked(visit) : null
    await latency(site.settings.latency + (fault?.fault.kind === 'slow' ? fault.fault.ms : 0))
    if (response.destroyed) return
    if (fault !== null) sendFaulty(site, visit, response, fault, done)
    else if (done !== null) send(site, visit, response, done.answer, done.cookies)
  }
  const worked = (visit: Visit): Promise<Reply> | Reply =>
    site.settings.cost === 'none'
      ? reply(site, visit)
      : gate.pass(
          () => reply(site, visit),
          (made) => linoCost(visit, made.answer),
        )
  return (incoming, response) => {
    // A mistake of the demo site itself must not look like one of Lino's answers.
    serve(incoming, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    )
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) if (chunk instanceof Buffer) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function latency(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

function send(
  site: Site,
  visit: Visit,
  response: ServerResponse,
  answer: Answer,
  cookies: readonly string[],
): void {
  response.writeHead(answer.status, headersOf(site, visit, answer, cookies))
  response.end(visit.method === 'HEAD' ? undefined : answer.body)
}

function headersOf(site: Site, visit: Visit, answer: Answer, cookies: readonly string[]) {
  return {
    Server: 'gunicorn',
    Date: new Date(site.clock.now()).toUTCString(),
    'Content-Type': answer.type,
    Connection: visit.header('connection') === 'close' ? 'close' : 'keep-alive',
    ...(answer.file ? {} : { Vary: 'Cookie, Accept-Language', 'Content-Language': visit.language }),
    'Content-Length': Buffer.byteLength(answer.body),
    ...answer.headers,
    ...(cookies.length === 0 ? {} : { 'Set-Cookie': [...cookies] }),
  }
}

const keepsCookies: ReadonlySet<Fault['kind']> = new Set(['truncated', 'slow'])

function sendFaulty(
  site: Site,
  visit: Visit,
  response: ServerResponse,
  { fault }: PlannedFault,
  done: Reply | null,
): void {
  if (fault.kind === 'hang') return
  if (fault.kind === 'close') {
    response.destroy()
    return
  }
  if (fault.kind === 'cut' && done !== null) {
    response.writeHead(done.answer.status, headersOf(site, visit, done.answer, done.cookies))
    response.write(done.answer.body.slice(0, Math.floor(done.answer.body.length / 2)), () =>
      response.destroy(),
    )
    return
  }
  const answer = faultyAnswer(fault, done?.answer ?? null)
  if (answer === null) response.destroy()
  else send(site, visit, response, answer, keepsCookies.has(fault.kind) ? (done?.cookies ?? []) : [])
}
