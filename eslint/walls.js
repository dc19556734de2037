/**
 * The walls of the house (docs/architecture.md): which folder may import which, and which packages.
 * A rule of its own, because it resolves the path: a pattern over the import's text would miss `../lino`.
 */
import path from 'node:path'

const nodeBuiltin = /^node:/

/** The first entry whose folder holds the file counts, so the narrower folder stands first. */
const walls = [
  { in: 'contract', ours: ['contract'], packages: ['zod'] },
  { in: 'core/domain', ours: ['contract', 'core/domain'], packages: [] },
  {
    in: 'core/lino',
    ours: ['contract', 'core/domain', 'core/lino', 'core/ports.ts'],
    packages: ['set-cookie-parser', 'node:crypto'],
  },
  {
    in: 'core/services',
    ours: ['contract', 'core/domain', 'core/lino', 'core/services', 'core/ports.ts'],
    packages: ['node:crypto', 'zod'],
  },
  {
    in: 'core/adapters/keychain',
    ours: ['contract', 'core/adapters/keychain', 'core/ports.ts'],
    packages: 'any',
    keychain: true,
  },
  { in: 'words', ours: ['contract', 'core/domain', 'words'], packages: ['i18next'] },
  { in: 'core/adapters', ours: ['contract', 'core/adapters', 'core/ports.ts'], packages: 'any' },
  { in: 'core', ours: ['contract', 'core'], packages: [] },
  {
    in: 'main/electron',
    ours: ['contract', 'core', 'words', 'main', 'demo/start.ts', 'package.json'],
    packages: 'any',
    electron: true,
  },
  {
    in: 'main',
    ours: ['contract', 'core', 'words', 'main', 'demo/start.ts', 'demo/options.ts', 'package.json'],
    packages: 'any',
  },
  { in: 'preload', ours: ['contract', 'preload'], packages: ['electron'], electron: true },
  {
    in: 'renderer',
    ours: ['contract', 'core/domain', 'words', 'renderer', 'assets'],
    packages: ['react', 'react-dom', 'zustand', '@tanstack/react-virtual'],
  },
  { in: 'demo', ours: ['demo'], packages: [nodeBuiltin, 'commander'] },
]

/** Archived, native, and it crashes: known to one folder, which keeps it in a process of its own. */
const keychainPackage = 'keytar'

const within = (file, folder) => file === folder || file.startsWith(`${folder}/`)

function packageAllowed(wall, source) {
  const name = source.startsWith('@') ? source.split('/').slice(0, 2).join('/') : source.split('/')[0]
  if (name === 'electron') return wall.electron === true
  if (name === keychainPackage) return wall.keychain === true
  if (wall.packages === 'any') return true
  return wall.packages.some((allowed) =>
    allowed instanceof RegExp ? allowed.test(source) : allowed === name || allowed === source,
  )
}

/** Why this import may not stand here, or null. Exported so that the walls themselves can be tested. */
export function refusal(fromFile, source) {
  const wall = walls.find((each) => within(fromFile, each.in))
  if (!wall) return null
  if (!source.startsWith('.')) {
    return packageAllowed(wall, source) ? null : `${wall.in} may not import the package ${source}`
  }
  const target = path.posix.join(path.posix.dirname(fromFile), source)
  return wall.ours.some((folder) => within(target, folder)) ? null : `${wall.in} may not import ${target}`
}

export const wallsRule = {
  meta: { type: 'problem', schema: [], messages: { wall: '{{reason}} (docs/architecture.md).' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/')
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return
      const reason = refusal(file, source.value)
      if (reason) context.report({ node, messageId: 'wall', data: { reason } })
    }
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
    }
  },
}
