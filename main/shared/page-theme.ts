import type { Theme } from '../../contract/preferences.ts'
import type { RendererFile } from './renderer-files.ts'

const pageStart = '<html '

/**
 * The page as the user wants it, before its first script runs, so that it never flashes in the system's
 * theme. Any other file is returned as it is.
 */
export function inTheme(file: RendererFile, theme: Theme): RendererFile {
  if (theme === 'system' || !file.type.startsWith('text/html')) return file
  const page = file.body.toString('utf8').replace(pageStart, `${pageStart}data-theme="${theme}" `)
  return { type: file.type, body: Buffer.from(page) }
}
