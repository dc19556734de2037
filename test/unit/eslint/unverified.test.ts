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
  expect(await complaints('core/adapters/axios-http.ts', code)).toEqual([
    'Every connection verifies the certificate.',
  ])
})

it('lint allows it in the one file that reads certificates, and sends nothing', async () => {
  expect(await complaints('core/adapters/read-certificate.ts', spellings[0] ?? '')).toEqual([])
})
