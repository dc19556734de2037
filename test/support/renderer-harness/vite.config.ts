import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window over a console in memory: `npx vite --config test/support/renderer-harness/vite.config.ts`. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: path.join(import.meta.dirname, '../../../node_modules/.vite-harness'),
  plugins: [react()],
  server: { host: '127.0.0.1', fs: { allow: [path.join(import.meta.dirname, '../../..')] } },
  build: {
    target: 'es2024',
    outDir: path.join(import.meta.dirname, '../../../out/renderer-harness'),
    emptyOutDir: true,
  },
})
