import { afterEach, describe, expect, it } from 'vitest'
import { askYesOrNo } from '../../../../main/cli/yes-or-no.ts'
import { speak } from '../../../../words/say.ts'

afterEach(() => speak('en'))

async function asked(answer: string | null): Promise<{ yes: boolean; question: string }> {
  let question = ''
  const ask = async (text: string): Promise<string | null> => {
    question = text
    return answer
  }
  const yes = await askYesOrNo({ ask, askSecret: ask }, 'Really?')
  return { yes, question }
}

describe.each([
  ['en', '[y/N]', ['y', 'Y', 'yes', ' YES '], ['j', 'ja', 'o', 'oui', 'jah']],
  ['de', '[j/N]', ['j', 'J', 'ja', 'y', 'yes'], ['o', 'oui', 'jah', 'n', 'nein']],
  ['fr', '[o/N]', ['o', 'Oui', 'y', 'yes'], ['j', 'ja', 'jah', 'n', 'non']],
  ['et', '[j/E]', ['j', 'JAH', 'y', 'yes'], ['ja', 'o', 'e', 'ei']],
] as const)('a question in %s', (language, shown, yes, no) => {
  it('shows what may be answered', async () => {
    await speak(language)
    expect((await asked('')).question).toBe(`Really? ${shown} `)
  })

  it.each(yes)('takes %j for a yes', async (answer) => {
    await speak(language)
    expect((await asked(answer)).yes).toBe(true)
  })

  it.each([...no, 'n', 'N', 'no', '', ' ', 'yy', 'y n', 'yes!', '1', null])(
    'takes %j for a no',
    async (answer) => {
      await speak(language)
      expect((await asked(answer)).yes).toBe(false)
    },
  )
})
