/** A translation, as scripts/po.mjs reads it when the console is built. */
declare module '*.po' {
  const catalogue: Readonly<Record<string, string>>
  export default catalogue
}
