/** The end of a `switch` over a closed union: a member that was forgotten is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Not a member of the union: ${JSON.stringify(value)}`)
}
