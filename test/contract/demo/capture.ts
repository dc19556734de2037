import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', 'captures')

export interface CapturedRequest {
  method: string
  target: string
  headers: Readonly<Record<string, string>>
  body: string
}

export interface Answer {
  status: number
  headers: ReadonlyMap<string, string>
  cookies: readonly string[]
  body: string
}

export interface Capture {
  request: CapturedRequest
  answer: Answer
}

export const captureFolders = (): string[] => readdirSync(root)

/** The names of all captures of a folder. */
export function capturesIn(folder: string): string[] {
  const files = readdirSync(path.join(root, folder))
  return files.filter((file) => file.endsWith('.http')).map((file) => file.slice(0, -'.http'.length))
}

/** Reads a request and its answer as a real Lino gave it. */
export function readCapture(folder: string, name: string): Capture {
  const text = readFileSync(path.join(root, folder, `${name}.http`), 'utf8').replaceAll('\r\n', '\n')
  const [asked, answered] = text.split(/^% response after .*\n/m)
  if (asked === undefined || answered === undefined) throw new Error(`${folder}/${name} is no capture`)
  const request = split(asked)
  const [method = '', target = ''] = request.first.split(' ')
  const answer = split(answered)
  return {
    request: { method, target, headers: Object.fromEntries(request.headers), body: request.body.trim() },
    answer: {
      status: Number(answer.first.split(' ')[1]),
      headers: new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
      cookies: answer.headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value),
      body: answer.body,
    },
  }
}

function split(text: string): { first: string; headers: [string, string][]; body: string } {
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return { first, headers, body: text.slice(end + 2) }
}
