/** How servers spell a text by mistake: they read or escape it twice, or show it as Python's `repr` does. */
export function wrongForms(secret: string, bytes: Uint8Array, json: string, html: string): string[] {
  const quoted = secret.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const named = html.replace(/[\u00a0-\u00ff]/g, (sign) => {
    const name = entities[sign.charCodeAt(0) - 0xa0]
    return name === undefined ? sign : `&${name};`
  })
  return [
    String.fromCharCode(...bytes),
    new TextDecoder('windows-1252').decode(bytes),
    quoted,
    quoted.replace(/[^\x20-\x7e]/gu, pythonEscape),
    quotedBytes(bytes),
    JSON.stringify(json).slice(1, -1),
    JSON.stringify(asciiJson(json)).slice(1, -1),
    named,
  ]
}

/** As Python's `ascii()`: `\xe4`, `\u20ac`, `\U0001f600`. */
function pythonEscape(sign: string): string {
  const digits = (sign.codePointAt(0) ?? 0).toString(16)
  if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`
  return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

/** As Python shows bytes. */
function quotedBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const sign = String.fromCharCode(byte)
    if (sign === '\\' || sign === "'") return `\\${sign}`
    return byte >= 0x20 && byte <= 0x7e ? sign : `\\x${byte.toString(16).padStart(2, '0')}`
  }).join('')
}

/** JSON as many servers write it. */
export const asciiJson = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** HTML's names of Latin-1's signs, from U+00A0 on. */
const entities = [
  'nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy',
  'reg,macr,deg,plusmn,sup2,sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo',
  'frac14,frac12,frac34,iquest,Agrave,Aacute,Acirc,Atilde,Auml,Aring,AElig,Ccedil,Egrave,Eacute',
  'Ecirc,Euml,Igrave,Iacute,Icirc,Iuml,ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,times',
  'Oslash,Ugrave,Uacute,Ucirc,Uuml,Yacute,THORN,szlig,agrave,aacute,acirc,atilde,auml,aring',
  'aelig,ccedil,egrave,eacute,ecirc,euml,igrave,iacute,icirc,iuml,eth,ntilde,ograve,oacute',
  'ocirc,otilde,ouml,divide,oslash,ugrave,uacute,ucirc,uuml,yacute,thorn,yuml',
].flatMap((names) => names.split(','))
