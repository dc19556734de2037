/**
 * A mistake in a command line, as commander or Node words it, without what may be a password given by
 * mistake: values, words too many, and an account in front of an address.
 */
export function withoutTypedSecrets(message: string): string {
  // Node's sentence about a word that is no option.
  if (message.startsWith('Unexpected argument ')) return 'Unexpected argument.'
  return message
    .replace(/'(--?[^'=\s]+)=[^']*'/g, "'$1'")
    .replace(/'(-[^-'])[^']+'/g, "'$1'")
    .replace(/[^\s']+/g, withoutPassword)
    .replace(/(but got \d+): .*/s, '$1')
}

/** `robin:secret@lino.example.com` */
function withoutPassword(word: string): string {
  const at = word.lastIndexOf('@')
  return at > 0 && /:|%3a/i.test(word.slice(0, at)) ? `…${word.slice(at)}` : word
}
