/**
 * What is built from what. Each program holds its dependencies, so that `out/` runs without node_modules. A
 * program is one file, or a door that checks Node first and parts that load when they are needed.
 */
import path from 'node:path'
import { root } from './house.mjs'
import { poPlugin } from './po.mjs'

/** Programs for Node 24, and for Electron's main process, which carries the same Node. */
const programs = {
  electron: 'main/electron/index.ts',
  browser: 'main/browser/start.ts',
  cli: 'main/cli/start.ts',
  demo: 'demo/door.ts',
  'keychain-worker': 'core/adapters/keychain/worker.ts',
}

/** Programs of several files, all in one folder, because they look for each other there. */
const inParts = ['browser', 'cli', 'demo']

function nodeTarget(name, entry, outDir) {
  const parts = inParts.includes(name)
    ? { chunkFileNames: `${name}-[name]-[hash].js` }
    : { codeSplitting: false }
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [poPlugin],
    // Everything is bundled, except `node:` modules, Electron's own, and keytar, which is native and may be
    // missing.
    ssr: { target: 'node', noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: path.join(root, entry),
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: `${name}.js`, ...parts },
      },
    },
  }
}

/** A sandboxed preload script: CommonJS, one file, and only `electron` may be required. */
function preloadTarget(outDir) {
  const target = nodeTarget('preload', 'preload/index.ts', outDir)
  target.build.rolldownOptions.output = { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false }
  return target
}

/** All builds, as configurations of vite. */
export function targets(outDir) {
  return [
    {
      root: path.join(root, 'renderer'),
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: path.join(outDir, 'renderer'), emptyOutDir: true },
    },
    ...Object.entries(programs).map(([name, entry]) => nodeTarget(name, entry, outDir)),
    preloadTarget(outDir),
  ]
}
