import type { ListColumn, ListField } from '../../contract/site-list.ts'
import { isThisMachine } from './this-machine.ts'

/** In the order in which headings are looked for. */
const fields: readonly ListField[] = [
  ...(['url', 'user', 'sessionsLimit', 'danglingAfter', 'onNow'] as const),
  ...(['keepSeat', 'tags', 'name', 'folder'] as const),
]

/** Headings in small letters without accents and blanks, the best one first. */
const headings: Readonly<Record<ListField, string>> = {
  url:
    'url siteurl webaddress address siteaddress adresse webadresse webseite website webpage link lien uri fqdn ' +
    'domain domaine hostname host server serveur aadress veebiaadress koduleht instance',
  user:
    'user username login loginname account accountname admin administrator benutzer benutzername konto ' +
    'utilisateur nomdutilisateur identifiant compte kasutaja kasutajanimi',
  sessionsLimit:
    'sessionslimit limit maxsessions sessionlimit activesessionslimit maxusers users licences licenses seats ' +
    'sitzungslimit grenze limite limitedesessions piirang seansipiirang',
  danglingAfter: 'danglingafter dangling idledangling idle',
  onNow: 'onnow',
  keepSeat: 'keepseat staysignedin',
  tags: 'tags tag labels label keywords etiketten schlagworte schlagworter etiquettes motscles sildid margid',
  folder:
    'folder group ordner gruppe dossier groupe kaust ruhm category kategorie categorie department team customer ' +
    'kunde client klient',
  name:
    'name sitename displayname title site label bezeichnung titel nom titre nimi pealkiri saidinimi customer kunde ' +
    'client klient project projekt projet description beschreibung',
}

/** What no list can give: a secret, the user's word for plain http, and trust in a certificate. */
const never =
  /pass|kennwort|motdepasse|salas|secret|token|otp|cookie|credential|geheim|allowhttp|certificate|signsitselfin/

/** Letters and digits only. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Whether this cell reads as a site's address. */
function isAddress(cell: string): boolean {
  const text = cell.trim()
  if (/^https?:\/\//i.test(text)) return URL.canParse(text)
  const host = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?(?:\/\S*)?$/i.exec(text)?.[1] ?? ''
  return (/\.[a-z]{2,}$/i.test(host) || isThisMachine(host)) && !host.includes('..')
}

/**
 * What the columns of a table hold, by their headings, and the addresses by what they look like. Null: no
 * column has addresses. `headed`: the first row is the headings.
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
): { readonly columns: readonly ListColumn[]; readonly headed: boolean } | null {
  const [first = []] = rows
  const found = first.map((heading): ListColumn['field'] => (never.test(plain(heading)) ? 'never' : 'none'))
  const url = addressColumn(first.map(plain), found, rows)
  if (url === -1) return null
  found[url] = 'url'
  const headed = !isAddress(first[url] ?? '')
  if (headed) for (const field of fields) nameColumn(field, first.map(plain), found)
  else if (!found.includes('name')) nameFirstOther(found)
  const columns = found.map((field, at): ListColumn => ({ heading: headed ? (first[at] ?? '') : '', field }))
  return { columns, headed }
}

/** The column with the best heading of those that have addresses, or the first that has them. -1: none. */
function addressColumn(
  names: readonly string[],
  found: readonly ListColumn['field'][],
  rows: readonly (readonly string[])[],
): number {
  const body = rows.slice(0, 100)
  const share = names.map((_, at) => {
    const cells = body.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    return cells.filter(isAddress).length / Math.max(cells.length, 1)
  })
  const free = names.map((_, at) => at).filter((at) => found[at] === 'none')
  const named = headings.url.split(' ').map((heading) => free.find((at) => names[at] === heading))
  const has = (at: number | undefined): at is number => at !== undefined && (share[at] ?? 0) >= 0.4
  return named.find(has) ?? free.find(has) ?? named.find((at) => at !== undefined) ?? -1
}

function nameColumn(field: ListField, names: readonly string[], found: ListColumn['field'][]): void {
  if (found.includes(field)) return
  for (const heading of headings[field].split(' ')) {
    const at = names.findIndex((name, index) => name === heading && found[index] === 'none')
    if (at !== -1) {
      found[at] = field
      return
    }
  }
}

/** Without headings, the first column that is no address is most probably the name. */
function nameFirstOther(found: ListColumn['field'][]): void {
  const at = found.indexOf('none')
  if (at !== -1) found[at] = 'name'
}
