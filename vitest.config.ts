import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './electron/hosts/chromium.ts'
import { engineCommands } from './test/support/browser-engine.ts'

const browser = findBrowser()
const isRoot = process.getuid?.() === 0

/** Only a test that hangs meets it: a busy machine may be ten times slower than a quiet one. */
const TEST_TIMEOUT = 300_000

export default defineConfig({
  test: {
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{unit,db,fault,cli}/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['test/support/property-seed.ts'],
          testTimeout: TEST_TIMEOUT,
          hookTimeout: TEST_TIMEOUT,
        },
      },
      {
        plugins: [react()],
        // Vite must find every package before the first test: one found later loads the page anew, with two Reacts in it.
        optimizeDeps: {
          entries: ['renderer/main.tsx', 'test/browser/**/*.test.{ts,tsx}'],
          include: ['react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client'],
          // In a test react-aria's lists would draw every row, unless this is set; the browser has no `process` to set it in.
          rolldownOptions: { transform: { define: { 'process.env.VIRT_ON': '"true"' } } },
        },
        resolve: { dedupe: ['react', 'react-dom'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // A page on two busy cores may answer out of step once; what passes only then is named at the end of `npm test`.
          retry: 1,
          // A click on what is not there waits for so long.
          testTimeout: TEST_TIMEOUT / 3,
          hookTimeout: TEST_TIMEOUT,
          // A real engine answers: on two busy cores the first diagram takes seconds.
          expect: { poll: { timeout: 30_000 } },
          browser: {
            enabled: browser !== null,
            commands: engineCommands,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(browser && { executablePath: browser.executable }),
                chromiumSandbox: !isRoot,
                args: ['--font-render-hinting=none', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
})
