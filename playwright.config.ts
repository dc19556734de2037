import { defineConfig } from '@playwright/test'

// The system's Chromium: the same major version as Electron's, and no download.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 180_000,
  // A busy machine is no failure.
  expect: { timeout: 30_000 },
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    viewport: { width: 1280, height: 820 },
    // The trace has the page at each step anyway. Frames of the screen cost a quarter of all computing.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['LINO_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        // Chromium refuses to run as root with its sandbox.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
