import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { inTheme } from '../../../../main/shared/page-theme.ts'

const type = 'text/html; charset=utf-8'
const body = readFileSync(path.join(import.meta.dirname, '../../../../renderer/index.html'))
const page = { type, body }

it.each(['light', 'dark'] as const)('the page begins in the theme %s', (theme) => {
  const text = inTheme(page, theme).body.toString('utf8')
  expect(text).toContain(`<html data-theme="${theme}" lang="en">`)
  expect(text.replace(` data-theme="${theme}"`, '')).toBe(body.toString('utf8'))
})

it('the page follows the system by default, and no other file changes', () => {
  expect(inTheme(page, 'system')).toBe(page)
  const script = { type: 'text/javascript; charset=utf-8', body: Buffer.from('"<html >"') }
  expect(inTheme(script, 'dark')).toBe(script)
})
