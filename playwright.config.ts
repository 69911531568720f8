import { defineConfig } from '@playwright/test'

// The window is the program's own (test/e2e/fixtures.ts opens it), so no browser is configured here.
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Only a test that hangs meets these: a busy machine may be ten times slower than a quiet one.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  // What passes only at the second try is named at the end of `npm test`.
  retries: 1,
  // Each test opens a browser and an engine of its own, which is what two cores can carry.
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
})
