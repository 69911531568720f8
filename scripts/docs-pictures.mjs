// Takes the pictures of the documentation from the running program: `npm run docs:pictures`, those of the README and the
// user guide. The first evaluation is walked as the guide says it, so this fails where the guide no longer holds.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walkFirstEvaluation } from './pictures/first-evaluation.mjs'
import { showPlaces } from './pictures/places.mjs'
import { smallPng } from './pictures/small-png.mjs'
import { setUp } from './setup.mjs'
import { root } from './stamp.mjs'

await setUp(import.meta.url)
const { openProgram } = await import('../test/support/program.ts')

const guide = join(root, 'docs/user-guide/pictures')
mkdirSync(guide, { recursive: true })

await inProgram(async ({ page, picture, sample }) => {
  await sample()
  await showPlaces(page, picture)
})
await inProgram(({ page, picture, home }) => walkFirstEvaluation(page, home, picture))

/**
 * Opens the program with an empty home, of 1280 by 720 and in light colours.
 * @param {(tools: {
 *   page: import('playwright-core').Page,
 *   home: string,
 *   picture: (name: string) => Promise<void>,
 *   sample: () => Promise<void>,
 * }) => Promise<void>} work
 */
async function inProgram(work) {
  const home = mkdtempSync(join(tmpdir(), 'retroduce-pictures-'))
  process.env['HOME'] = home
  const program = await openProgram({ userDataDir: join(home, '.config') })
  const { page } = program.window
  /** @param {string} name */
  const picture = async name => {
    await page.mouse.move(2, 2)
    // What a step said for a moment is no part of the place.
    await page.getByRole('region', { name: 'Messages' }).getByRole('status').first().waitFor({
      state: 'detached',
    })
    writeFileSync(join(guide, `${name}.png`), smallPng(await page.screenshot()))
  }
  const sample = async () => {
    await program.engine.call('projects.createSample', { path: join(home, 'sample.retroduce') })
    await page.getByText('C01 Hazel, client').first().waitFor()
  }
  try {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await work({ page, home, picture, sample })
  } finally {
    await program.close()
    rmSync(home, { recursive: true, force: true })
  }
}
