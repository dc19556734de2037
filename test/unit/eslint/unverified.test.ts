import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const eslint = new ESLint()

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  return (result?.messages ?? []).map(({ message }) => message)
}

const spellings = [
  'export const options = { rejectUnauthorized: false }',
  "export const options = { 'rejectUnauthorized': !1 }",
  'export const options: Record<string, boolean> = {}\noptions.rejectUnauthorized = false',
  "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'",
]

it.each(spellings)('lint refuses an unverified connection: %s', async (code) => {
  const refused = await complaints('core/adapters/axios-http.ts', code)
  expect(refused).toContain('Every connection verifies the certificate.')
})

it('lint allows it in the one file that reads certificates, and sends nothing', async () => {
  expect(await complaints('core/adapters/read-certificate.ts', spellings[0] ?? '')).toEqual([])
})

it.each([
  "export const value = process.env['HTTPS_PROXY']",
  'export const value = process.env.HOME',
  'export const { env } = process',
  "import { env } from 'node:process'\nexport const value = env['HOME']",
])('lint refuses the environment to all but one module: %s', async (code) => {
  const why = 'main/shared/environment.ts reads the environment.'
  for (const file of ['core/adapters/axios-http.ts', 'main/cli/index.ts']) {
    expect(await complaints(file, code)).toContain(why)
  }
  expect(await complaints('main/shared/environment.ts', code)).toEqual([])
})
