import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserSearchPaths } from '../support/processes.ts'
import { openProgram } from '../support/program.ts'

test('page code finds no program to hand an address such as mailto: to', async () => {
  test.skip(process.platform !== 'linux', 'Only Linux looks for such programs on the search path.')
  const userDataDir = mkdtempSync(join(tmpdir(), 'retroduce-mail-'))
  const program = await openProgram({ userDataDir })
  try {
    // `mailto:` starts whatever `xdg-open` is found on the browser's search path, so nothing may be found there.
    const searchPaths = browserSearchPaths()
    expect(searchPaths.length).toBeGreaterThan(0)
    for (const folder of searchPaths.flatMap(path => path.split(delimiter))) {
      expect(existsSync(join(folder, 'xdg-open')), folder).toBe(false)
    }
  } finally {
    await program.close()
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 })
  }
})
