/** Something that reads a site's text, whatever stands in it. It never throws. */
export interface Reader {
  readonly name: string
  read(text: string): unknown
}
