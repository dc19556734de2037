/** No composed letters and no marks to put in order: already in its normal form. */
const plain = /^[\0-\u02ff]*$/
/** Putting a run of marks in order takes the square of its length; no language has as many on one letter. */
const manyMarks = /(\p{M}{6})\p{M}+/gu

/** A text as it is sought: whatever its case, and é is the same as e with an accent. */
export function comparable(text: string): string {
  const small = text.toLowerCase()
  return plain.test(small) ? small : small.replace(manyMarks, '$1').normalize('NFC')
}
