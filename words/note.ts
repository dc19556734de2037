import { say } from './say.ts'

/** A note of the terminal next to the result. Scripts recognise it by its beginning. */
export const note = (sentence: string): string => say('Note: {sentence}', { sentence })
