// A tour through the window in a process of its own, for tests that watch it: `node window-tour.ts FOLDER`. It makes the
// sample project, opens every place, searches, and prints the heading of each place; nothing else goes to its output.
import { join } from 'node:path'
import { openProgram } from './program.ts'

const folder = process.argv[2] ?? ''
const program = await openProgram({ userDataDir: join(folder, 'data') })
const { page } = program.window
await program.engine.call('projects.createSample', { path: join(folder, 'sample.retroduce') })
const places = page.getByRole('navigation', { name: 'Places' }).getByRole('button')
await places.first().waitFor()
const names = await places.allInnerTexts()
for (const name of names) {
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name, exact: true })
    .click()
  await page.getByRole('main').locator('h1, h2, [role="article"]').first().waitFor()
}
console.log(names.join('\n'))
await program.close()
process.exit(0)
