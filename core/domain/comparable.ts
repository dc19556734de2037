/** No composed letters and no marks to sort: the text is in its normal form already. */
const plain = /^[\0-\u02ff]*$/
/**
 * Sorting a run of marks takes the square of its length. No language has this number of marks on one letter.
 */
const manyMarks = /(\p{M}{6})\p{M}+/gu

/** A text as a search compares it: in lower case, and with é as e plus an accent. */
export function comparable(text: string): string {
  const small = text.toLowerCase()
  return plain.test(small) ? small : small.replace(manyMarks, '$1').normalize('NFC')
}
