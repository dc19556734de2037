/** Something that reads a site's text, whatever stands in it. It never throws. */
export interface Reader {
  readonly name: string
  /** What a number may be that it answers without a name; left out: it answers none. */
  readonly bare?: readonly [least: number, most: number]
  read(text: string): unknown
}
