const blanks = /[\s\p{Z}]+/gu
/** No reader sees them: controls, formats, private and unassigned characters, and marks on other letters. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\p{M}]/gu

/**
 * A text as a query compares it: without case, accents, hidden characters and repeated blanks. The marks go
 * before letters are taken apart, because a hostile text may have thousands of them in a row. Linear.
 */
export function fold(text: string): string {
  const seen = text.replace(blanks, ' ').replace(unseen, '')
  const apart = seen.toUpperCase().toLowerCase().normalize('NFD').replace(unseen, '')
  // The Greek s has another form at the end of a word.
  return apart.replaceAll('ς', 'σ').trim()
}
