import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { poPlugin } from './scripts/po.mjs'

// The window. The programs for Node are in scripts/targets.mjs.
export default defineConfig({
  root: 'renderer',
  plugins: [react(), poPlugin],
  build: {
    // The content security policy needs everything as a file of our own, and nothing inlined as data:.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
})
