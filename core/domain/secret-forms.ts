import { asciiJson, wrongForms } from './wrong-forms.ts'

/** A shorter secret is part of too many texts. Characters. */
const shortest = 4

/** Whether a secret is so short that its letters alone cannot be taken out of a text. */
export const isShort = (secret: string): boolean => secret.length < shortest

/** A text with `mark` in place of each form, in capital or small letters. The longest form comes first. */
export function withoutForms(text: string, forms: readonly string[], mark: string): string {
  let safe = text
  let small = smallOf(safe)
  for (const form of forms) {
    const smallForm = smallOf(form)
    if (!small.includes(smallForm)) continue
    safe = withoutForm(safe, small, smallForm, mark)
    small = smallOf(safe)
  }
  return safe
}

function withoutForm(text: string, small: string, form: string, mark: string): string {
  let safe = ''
  let from = 0
  for (let at = small.indexOf(form); at !== -1; at = small.indexOf(form, from)) {
    safe += text.slice(from, at) + mark
    from = at + form.length
  }
  return safe + text.slice(from)
}

/** Small letters, sign by sign, so that every sign stays at its place. */
export function smallOf(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  return Array.from({ length: text.length }, (_, at) => {
    const sign = text.charAt(at)
    const lower = sign.toLowerCase()
    return lower.length === 1 ? lower : sign
  }).join('')
}

/**
 * Every form that can be taken out of a text. Half of a character has no form in a URL, which has the
 * replacement sign instead.
 */
export function formsOf(secret: string): string[] {
  const whole = secret.toWellFormed()
  const bytes = new TextEncoder().encode(whole)
  const json = JSON.stringify(secret).slice(1, -1)
  const html = htmlOf(secret, '&#x27;', '&quot;')
  const forms = [
    secret,
    encodeURIComponent(whole),
    encodeURI(whole),
    new URLSearchParams({ '': whole }).toString().slice(1),
    json,
    asciiJson(json),
    html,
    htmlOf(secret, '&#39;', '&#34;'),
    encodeURIComponent(htmlOf(whole, '&#x27;', '&quot;')),
    ...wrongForms(secret, bytes, json, htmlOf(secret, '&#39;', '&quot;')),
    isShort(secret) ? '' : Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ...base64Of(bytes),
  ]
  return [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length)
}

function htmlOf(text: string, apostrophe: string, quote: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe)
}

/** The signs that the bytes alone decide, wherever they begin in the encoded text. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes))
    const from = Math.ceil((before * 8) / 6)
    const sure = text.slice(from, Math.floor(((before + bytes.length) * 8) / 6))
    if (sure.length < shortest) return []
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** ASCII without %, & and the backslash, with which escapes begin. Most names and addresses are that. */
const hasNoEscape = /^[ -$'-[\]-~]*$/

/**
 * A text without what may be strewn into it: signs that no one sees, spaces, the escapes of URLs, HTML and
 * JSON, and the difference between capital and small letters.
 */
export function plainly(text: string): string {
  if (hasNoEscape.test(text)) return text.replaceAll(' ', '').toLowerCase()
  return (
    text
      .replace(/(?:%[0-9a-f]{2})+/gi, bytesRead)
      .replace(/&#x([0-9a-f]{1,6});?/gi, (_all, code: string) => signOf(parseInt(code, 16)))
      .replace(/&#([0-9]{1,7});?/g, (_all, code: string) => signOf(Number(code)))
      .replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => signOf(parseInt(code, 16)))
      // The engine's time for one letter with a thousand marks is quadratic.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      .normalize('NFKC')
      .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
      .toLowerCase()
  )
}

function bytesRead(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}

const signOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
