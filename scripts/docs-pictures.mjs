// Takes the pictures of the documentation from the running program: `npm run docs:pictures`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUp } from './setup.mjs'
import { root } from './stamp.mjs'

await setUp(import.meta.url)
const { openProgram } = await import('../test/support/program.ts')

const folder = mkdtempSync(join(tmpdir(), 'retroduce-pictures-'))
const pictures = join(root, 'docs/pictures')
mkdirSync(pictures, { recursive: true })
const program = await openProgram({ userDataDir: join(folder, 'user-data') })
const { page } = program.window

/** @param {string} place */
const goTo = place =>
  page.getByRole('navigation', { name: 'Places' }).getByText(place, { exact: true }).click()

try {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await program.engine.call('projects.createSample', {
    path: join(folder, 'sample.retroduce'),
  })
  await page.getByText('C01 Hazel, client').first().waitFor()

  await goTo('Coding desk')
  await page.getByText('C01 Hazel, client').first().click()
  await page.getByRole('list', { name: 'Codings' }).getByRole('button').nth(3).click()
  await page.getByRole('button', { name: 'Remove the coding' }).waitFor()
  await page.mouse.move(2, 2)
  await page.screenshot({ path: join(pictures, 'coding-desk.png') })

  await goTo('Configurations')
  await page.getByText('Held on to from the start').first().click()
  await page.getByRole('group', { name: 'Slots' }).waitFor()
  await page.screenshot({ path: join(pictures, 'configuration.png') })

  await goTo('Theory')
  await page.locator('.react-flow__node').first().waitFor()
  await page.screenshot({ path: join(pictures, 'theory.png') })
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
}
