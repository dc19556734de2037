import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Everything in the folder, names included. Sockets are left out. */
export function contentsOf(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return files.map((file) => `${file}\n${readFileSync(file, 'utf8')}`).join('\n')
}

/** How a password may be written down: as it is, as URLs, JSON and headers do, and in parts. */
function spellings(password: string): string[] {
  return [
    password,
    ...password.split(/[^\w-]+/).filter((part) => part.length > 8),
    encodeURIComponent(password),
    new URLSearchParams({ p: password }).toString().slice(2),
    JSON.stringify(password).slice(1, -1),
    Buffer.from(password).toString('base64').replace(/=+$/, ''),
    Buffer.from(password).toString('hex'),
  ]
}

/** The first seven characters, and any eight in a row. */
function piecesOf(key: string): string[] {
  return [key.slice(0, 7), ...Array.from({ length: key.length - 7 }, (_, at) => key.slice(at, at + 8))]
}

export interface Secrets {
  readonly passwords: readonly string[]
  /** Session keys, which are the cookies' values. */
  readonly keys: Iterable<string>
}

/** The places of each kind of secret. Empty: nowhere. Never the secret itself. */
export function tracesOf({ passwords, keys }: Secrets, places: Readonly<Record<string, string>>): string[] {
  const words = passwords.flatMap(spellings)
  const pieces = [...new Set([...keys].flatMap(piecesOf))]
  return Object.entries(places).flatMap(([place, text]) => [
    ...(words.some((word) => text.includes(word)) ? [`a password in: ${place}`] : []),
    ...(pieces.some((piece) => text.includes(piece)) ? [`a session key in: ${place}`] : []),
  ])
}
