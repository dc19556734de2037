import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { tooLong } from '../../../eslint/comment-width.js'

const eslint = new ESLint()

async function complaints(file: string, code: string): Promise<readonly number[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  const found = (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'house/comment-width')
  return found.map(({ line }) => line)
}

const words = (length: number): string => 'word '.repeat(length).slice(0, length)

describe('lint refuses lines of comments that are longer than the print width', () => {
  it('counts the whole line, with its indent', async () => {
    expect(await complaints('core/x.ts', `// ${words(107)}`)).toEqual([])
    expect(await complaints('core/x.ts', `// ${words(108)}`)).toEqual([1])
    expect(await complaints('core/x.ts', `{\n  // ${words(106)}\n}`)).toEqual([2])
  })

  it.each([
    [`/** ${words(120)} */`, 1],
    [`/**\n * short\n * ${words(120)}\n */`, 3],
    [`export const x = 1 // ${words(100)}`, 1],
  ])('of each kind of comment: %s', async (code, line) => {
    expect(await complaints('core/x.ts', code)).toEqual([line])
  })

  it('in each kind of file', async () => {
    const drawn = `export const x = (\n  <p>\n    {/* ${words(120)} */}\n  </p>\n)`
    expect(await complaints('renderer/x.tsx', drawn)).toEqual([3])
    expect(await complaints('scripts/x.mjs', `// ${words(120)}`)).toEqual([1])
    expect(await complaints('eslint/x.js', `// ${words(120)}`)).toEqual([1])
  })

  it('but neither code nor what cannot be wrapped', async () => {
    expect(await complaints('core/x.ts', `export const x = '${words(120)}'`)).toEqual([])
    expect(tooLong([` * https://www.example.com/${'a'.repeat(120)} says so`], 110)).toEqual([])
    expect(tooLong([`// ${'a'.repeat(120)}`, `/** ${'a'.repeat(120)} */`], 110)).toEqual([])
    expect(tooLong([`// see ${'a'.repeat(120)}`], 110)).toEqual([0])
  })
})
