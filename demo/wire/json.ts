export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

// Everything that Python's json.dumps escapes by default.
const beyondAscii = /[\u007f-\uffff]/g

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON as Lino writes it: keys sorted, spaces within brackets, only ASCII. */
export function linoJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value).replaceAll(beyondAscii, escape)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[ ${value.map(linoJson).join(', ')} ]`
  const members = Object.keys(value)
    .sort()
    .map((key) => `${linoJson(key)}: ${linoJson(value[key] ?? null)}`)
  return `{ ${members.join(', ')} }`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
