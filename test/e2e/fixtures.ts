import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { Engine } from '../../electron/engine/engine.ts'
import { type OpenProgram, openProgram } from '../support/program.ts'

/** What every end-to-end test gets: the real window over the real engine, in a home folder of its own. */
interface Fixtures {
  /** The home folder of the program while the test runs; what the window's file chooser shows first. */
  projectDir: string
  program: OpenProgram
  engine: Engine
}

export const test = base.extend<Fixtures>({
  projectDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'retroduce-e2e-'))
    const home = process.env['HOME']
    process.env['HOME'] = folder
    await use(folder)
    process.env['HOME'] = home
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  program: async ({ projectDir }, use, testInfo) => {
    const program = await openProgram({ userDataDir: join(projectDir, '.config', 'retroduce') })
    await program.window.page.setViewportSize({ width: 1280, height: 800 })
    await use(program)
    if (testInfo.status !== testInfo.expectedStatus) {
      await program.window.page.screenshot({ path: testInfo.outputPath('window.png') })
    }
    await program.close()
  },
  engine: async ({ program }, use) => use(program.engine),
  page: async ({ program }, use) => use(program.window.page),
})

export { expect } from '@playwright/test'
