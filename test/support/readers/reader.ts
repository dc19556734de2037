/** Something that reads a site's text, whatever the text is. It never throws. */
export interface Reader {
  readonly name: string
  /** The range of a number that it returns without a name. Missing: it returns none. */
  readonly bare?: readonly [least: number, most: number]
  read(text: string): unknown
}
