import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../../eslint/linear-regex.js'

const eslint = new ESLint()

async function complaints(file: string, code: string): Promise<number> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'house/linear-regex').length
}

describe('lint refuses patterns that take more than linear time', () => {
  it.each([
    [/\/x_(\w+)_([\w-]+)\.json$/],
    [/\s[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*$/i],
    [/\s+:\s+/],
    [/\/+$/],
    [/[.,!:;]+$/],
    [/-{2,}$/],
    [/foo.*bar/],
    [/(?:a+)+$/],
  ])('%s', ({ source, flags }) => {
    expect(refusal(source, flags)).toMatch(/takes more than linear time/)
  })

  it.each([
    [/\s+/],
    [/\d+/g],
    [/^(\w+): ([\s\S]*)$/],
    [/^foo.*bar/],
    [/(?:\d{1,3}\.){3}\d{1,3}$/],
    [/x{2,4}$/],
  ])('and lets %s be', ({ source, flags }) => {
    expect(refusal(source, flags)).toBeNull()
  })

  it('in every spelling', async () => {
    expect(await complaints('core/lino/x.ts', 'export const x = /\\s+:/')).toBe(1)
    expect(await complaints('renderer/x.ts', "export const x = new RegExp('\\\\s+:')")).toBe(1)
    expect(await complaints('main/x.ts', "export const x = RegExp(`${'a'}+b`, 'u')")).toBe(1)
    expect(
      await complaints('core/x.ts', 'const part = String.raw`\\s+`\nexport const x = new RegExp(`${part}:`)'),
    ).toBe(1)
    expect(
      await complaints(
        'core/x.ts',
        'const part = String.raw`\\s+`\nexport const x = new RegExp(`^${part}:`)',
      ),
    ).toBe(0)
  })

  it('and what is made at run time', async () => {
    expect(await complaints('core/x.ts', 'export const x = (given: string) => new RegExp(given)')).toBe(1)
    expect(await complaints('core/x.ts', "export const x = (given: string) => new RegExp('a', given)")).toBe(
      1,
    )
  })
})
