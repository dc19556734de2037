/**
 * The walls between folders (docs/architecture.md): which folder may import which, and which packages. A
 * separate rule, because it resolves the path. A pattern over the import's text would miss `../lino`.
 */
import path from 'node:path'

const nodeBuiltin = /^node:/

/** The rooms of a folder, in their order. Each may import itself and those before it. */
function rooms(folder, names) {
  const paths = names.map((name) => `${folder}/${name}`)
  return paths.map((room, at) => ({ in: room, ours: paths.slice(0, at + 1) }))
}

/** The window's subjects, in their order. A subject with its own rooms comes after them. */
const featureRooms = [
  'settings',
  'records',
  'alerts',
  'certificate',
  'exemptions',
  'hidden',
  'sign-in',
  'sessions',
  'kills/plan',
  'kills/result',
  'kills/run',
  'kills/by-rule',
  'kills/many',
  'kills/interrupted',
  'kills',
  'overview',
  'sites/add',
  'sites/transfer',
  'sites/page',
  'sites/sidebar',
  'tab',
  'help',
  'palette',
]

/** What a part of the window may import besides its own folder: the store, and what the page remembers. */
const storeAndSettings = [
  'renderer/store',
  'renderer/focus.ts',
  'renderer/former-storage.ts',
  'renderer/language.ts',
  'renderer/theme.ts',
  'renderer/save-text.ts',
  'renderer/notifications.ts',
]

/** The first entry whose folder holds the file counts, so the narrower folder comes first. */
const walls = [
  { in: 'contract', ours: ['contract'], packages: ['zod'] },
  { in: 'core/domain', ours: ['contract', 'core/domain'], packages: [] },
  {
    in: 'core/lino',
    ours: ['contract', 'core/domain', 'core/lino', 'core/ports.ts'],
    packages: ['set-cookie-parser', 'node:crypto'],
  },
  // Each room may import itself and those before it.
  ...rooms('core/services', ['records', 'preferences', 'sites', 'exemptions', 'kills', 'alerts']).map(
    (room) => ({
      ...room,
      ours: ['contract', 'core/domain', 'core/lino', 'core/ports.ts', ...room.ours],
      packages: ['node:crypto', 'zod'],
    }),
  ),
  {
    in: 'core/adapters/keychain',
    ours: ['contract', 'core/adapters/keychain', 'core/ports.ts'],
    packages: 'any',
    keychain: true,
  },
  { in: 'words', ours: ['contract', 'core/domain', 'words'], packages: ['i18next'] },
  {
    in: 'core/adapters',
    ours: [
      'contract',
      ...['secret-forms', 'this-machine'].map((name) => `core/domain/${name}.ts`),
      'core/adapters',
      'core/ports.ts',
    ],
    packages: 'any',
  },
  { in: 'core', ours: ['contract', 'core'], packages: [] },
  {
    in: 'main/electron',
    ours: ['contract', 'core', 'words', 'main', 'demo/start.ts', 'package.json'],
    packages: 'any',
    electron: true,
  },
  {
    in: 'main',
    ours: [
      ...['contract', 'core', 'words', 'main', 'package.json'],
      ...['start', 'command-line', 'fleet/run', 'fleet/script'].map((name) => `demo/${name}.ts`),
    ],
    packages: 'any',
  },
  { in: 'preload', ours: ['contract', 'preload'], packages: ['electron'], electron: true },
  ...rooms('renderer/features', featureRooms).map((room) => ({
    ...room,
    ours: ['contract', 'core/domain', 'words', 'renderer/components', ...storeAndSettings, ...room.ours],
    packages: ['react', '@tanstack/react-virtual', 'fuzzysort'],
  })),
  {
    in: 'renderer/components',
    ours: ['contract', 'core/domain', 'words', 'renderer/components', ...storeAndSettings],
    packages: ['react'],
  },
  {
    in: 'renderer/store',
    ours: ['contract', 'core/domain', 'words', 'renderer/bridge.ts', ...storeAndSettings],
    packages: ['react', 'zustand'],
  },
  {
    in: 'renderer',
    ours: ['contract', 'core/domain', 'words', 'renderer', 'assets'],
    packages: ['react', 'react-dom'],
  },
  { in: 'demo', ours: ['demo'], packages: [nodeBuiltin, 'commander'] },
]

/** Archived, native, and it crashes. Only one folder uses it, and keeps it in a separate process. */
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

/** Why this import may not be here. Null: it may. Exported so that tests can try the walls. */
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
