/**
 * The options of NODE_OPTIONS that stay. They set limits of memory, Node's warnings, the trusted authorities,
 * the choice of addresses and what the program may do, or they load code (decision 13). Any other option is
 * removed: it may write secrets down, open the program to a debugger, or weaken encryption. So may
 * an option of a future Node. A report that Node writes holds the environment, and so a proxy's password.
 */
const allowed = new Set([
  '--max-old-space-size',
  '--max-old-space-size-percentage',
  '--max-semi-space-size',
  '--max-heap-size',
  '--stack-trace-limit',
  '--v8-pool-size',
  '--use-openssl-ca',
  '--use-system-ca',
  '--use-bundled-ca',
  '--warnings',
  '--no-warnings',
  '--disable-warning',
  '--deprecation',
  '--no-deprecation',
  '--pending-deprecation',
  '--trace-deprecation',
  '--trace-warnings',
  '--enable-source-maps',
  '--dns-result-order',
  '--network-family-autoselection',
  '--no-network-family-autoselection',
  '--enable-fips',
  '--force-fips',
  '--permission',
  '--allow-fs-read',
  '--allow-fs-write',
  '--allow-child-process',
  '--allow-worker',
  '--allow-addons',
  '--disallow-code-generation-from-strings',
  '--disable-proto',
  '--frozen-intrinsics',
  '--disable-sigusr1',
  '--secure-heap',
  '--secure-heap-min',
  '--import',
  '--require',
  '-r',
])

/** NODE_OPTIONS without what is not allowed. Null: all of it is allowed. */
export function allowedOptions(text: string): string | null {
  const words = wordsOf(text)
  let keeps = true
  const kept = words.filter((word) => {
    // The value of an option may be the next word, which goes the way of its option.
    if (word.startsWith('-')) keeps = allowed.has(nameOf(word))
    return keeps
  })
  return kept.length === words.length ? null : kept.map(quoted).join(' ')
}

/** Node takes `_` for `-` in the name of an option. */
function nameOf(word: string): string {
  const [name = ''] = word.split('=')
  return name.startsWith('--') ? name.replaceAll('_', '-') : name
}

/**
 * The words as Node reads them: only spaces part them, `"` may stand anywhere, and `\` escapes inside `"`.
 * Source: ParseNodeOptionsEnvVar in node/src/node_options.cc.
 */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let word: string | null = null
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === ' ' && !isQuoted) {
      if (word !== null) words.push(word)
      word = null
    } else {
      if (sign === '\\' && isQuoted) at += 1
      word = (word ?? '') + text.charAt(at)
    }
  }
  return word === null ? words : [...words, word]
}

function quoted(word: string): string {
  return /[ "\\]/.test(word) ? `"${word.replace(/["\\]/g, '\\$&')}"` : word
}
