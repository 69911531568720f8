// The program in a process of its own that a test can kill: `fork` this, wait for "ready", then send page scripts.
import { openProgram } from './program.ts'

const program = await openProgram({ userDataDir: process.argv[2] ?? '' })
const { page, profileFolder } = program.window

process.on('message', async (message: { type?: string; script?: string }) => {
  if (message.type !== undefined) await page.keyboard.type(message.type)
  const value = message.script === undefined ? null : await page.evaluate(message.script)
  process.send?.({ value })
})
process.send?.({ ready: true, profileFolder })
