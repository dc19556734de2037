/** The end of a `switch` over a closed union. A forgotten member does not compile here. */
export function assertNever(value: never): never {
  throw new Error(`Not a member of the union: ${JSON.stringify(value)}`)
}
