/** What is built out of what. Each program is one file with its dependencies in it, so that `out/` runs without node_modules. */
import path from 'node:path'
import { root } from './house.mjs'

/** Programs for Node 24, and for Electron's main process, which carries the same Node. */
const programs = {
  electron: 'main/electron/index.ts',
  browser: 'main/browser/index.ts',
  cli: 'main/cli/index.ts',
  demo: 'demo/cli.ts',
  'keychain-worker': 'core/adapters/keychain/worker.ts',
}

function nodeTarget(name, entry, outDir) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    // Everything is bundled; `node:` modules and Electron's own stay outside, and keytar: native, and it may be missing.
    ssr: { target: 'node', noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: path.join(root, entry),
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  }
}

/** A sandboxed preload script: CommonJS, one file, and nothing that it may require but `electron`. */
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
