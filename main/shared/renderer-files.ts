import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export interface RendererFile {
  readonly type: string
  readonly body: Buffer
}

/** By the path of its URL: `/index.html`, `/assets/index-x.js`. */
export type RendererFiles = ReadonlyMap<string, RendererFile>

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/**
 * The built window, read once. Only these files are served. A URL can only name a file that was read, so no
 * path leads out of the folder, and a build during a run changes nothing. Files of unknown types are left
 * out.
 */
export async function readRendererFiles(folder: string): Promise<RendererFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && types[path.extname(entry.name)])
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, RendererFile]> => {
        const full = path.join(entry.parentPath, entry.name)
        const name = path.relative(folder, full).split(path.sep).join('/')
        return [`/${name}`, { type: types[path.extname(name)] ?? '', body: await readFile(full) }]
      }),
    ),
  )
}

/** The file of a URL's path, or null. `/` is the page. Any other path has to match exactly. */
export function findFile(files: RendererFiles, pathname: string): RendererFile | null {
  return files.get(pathname === '/' ? '/index.html' : pathname) ?? null
}
