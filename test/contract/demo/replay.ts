import { request as httpRequest } from 'node:http'
import type { DemoSite } from '../../../demo/start.ts'
import { startDemoSite } from '../../../demo/start.ts'
import type { Answer, CapturedRequest } from './capture.ts'
import type { Folder, Group } from './group.ts'

type Replayed = Exclude<Group, { not: string }>

/** The last activity that the captured sites' broken row had. */
const broken = Date.parse('2026-11-20T10:00:00Z')

/** Sets a demo site up as the captured one was, asks it the captured request, and gives its answer. */
export async function replay(folder: Folder, group: Replayed, request: CapturedRequest): Promise<Answer> {
  const sessions = group.others === undefined ? 45 : 0
  const site = await startDemoSite({
    ...folder.site,
    ...group.site,
    title: 'Lino live',
    sessions,
    limit: group.limit ?? -1,
    ban: group.failures !== undefined,
    badRow: group.present === 'ghost',
  })
  try {
    await prepare(site, folder, group, request)
    return await ask(site, request)
  } finally {
    await site.close()
  }
}

async function prepare(
  site: DemoSite,
  folder: Folder,
  group: Replayed,
  request: CapturedRequest,
): Promise<void> {
  for (let n = 0; n < (group.others ?? 0); n += 1) site.addSession()
  if (group.present !== undefined && group.present !== 'ghost') {
    site.addSession({ flaw: group.present, idleMs: site.now() - broken, user: 'robin' })
  }
  const own = cookieKeys(request)
  own.forEach((key) => addVisitor(site, group.as, key))
  namedKeys(request)
    .filter((key) => !own.includes(key) && !/^z+$/.test(key))
    .forEach((key) => addTarget(site, group.target, key))
  for (let n = 0; n < (group.failures ?? 0); n += 1) await ask(site, wrongSignIn(folder))
  site.moveClock(group.waited ?? 0)
  if (group.listedBefore) await ask(site, { ...request, target: '/api/users/Sessions?fmt=json&limit=1' })
}

function addVisitor(site: DemoSite, visitor: Replayed['as'], key: string): void {
  if (visitor === 'nobody' || visitor === 'gone') return
  if (visitor === 'expired') site.addSession({ key, expiresInMs: -1000 })
  else if (visitor === 'anonymous') site.addSession({ key, user: null })
  else if (visitor === 'no-microseconds' || visitor === 'undecodable' || visitor === 'stale-password') {
    site.addSession({ key, flaw: visitor })
  } else site.addSession({ key, user: visitor, idleMs: 1000 })
}

function addTarget(site: DemoSite, target: Replayed['target'], key: string): void {
  if (target === undefined) site.addSession({ key })
  else if (target === 'ghost') site.addSession({ key, user: 'ghost' })
  else site.addSession({ key, flaw: target, idleMs: site.now() - broken })
}

const cookieKeys = (request: CapturedRequest): string[] =>
  [...(request.headers['Cookie'] ?? '').matchAll(/sessionid="?([a-z0-9]{32})/g)].flatMap(
    (found) => found[1] ?? [],
  )

/** The session keys in the address and in the form. */
const namedKeys = (request: CapturedRequest): string[] =>
  `${request.target}&${request.body}`.match(/(?<=[/=])[a-z0-9]{32}(?=$|[&?/])/g) ?? []

function wrongSignIn(folder: Folder): CapturedRequest {
  const token = 'x'.repeat(32)
  return {
    method: 'POST',
    target: folder.site.lino === '26' ? '/api/about/About' : '/api/users/UsersOverview',
    headers: { Cookie: `csrftoken=${token}`, 'X-CSRFToken': token },
    body: 'an=sign_in&username=robin&password=nope',
  }
}

/** Sends the request as it was captured: its headers, no more and no less. */
function ask(site: DemoSite, { method, target, headers, body }: CapturedRequest): Promise<Answer> {
  const sent = body === '' ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: site.port, method, path: target, headers: sent, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const pairs = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ])
          resolve({
            status: response.statusCode ?? 0,
            headers: new Map(pairs),
            cookies: response.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks).toString('utf8'),
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
