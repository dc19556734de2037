import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { poPlugin } from '../../../scripts/po.mjs'

const root = path.join(import.meta.dirname, '../../..')
/**
 * What the window is made of. Not the whole repository, because data of `npm run dev -- --real` are in it.
 */
const served = ['renderer', 'contract', 'core', 'assets', 'words', 'node_modules', 'test/support']

/** The window over a console in memory: `npm run dev`. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: path.join(import.meta.dirname, '../../../node_modules/.vite-harness'),
  plugins: [react(), poPlugin],
  server: {
    host: '127.0.0.1',
    cors: false,
    fs: { allow: served.map((name) => path.join(root, name)) },
  },
  build: {
    target: 'es2024',
    outDir: path.join(import.meta.dirname, '../../../out/renderer-harness'),
    emptyOutDir: true,
  },
})
