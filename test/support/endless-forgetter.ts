import { startTestEngine } from './engine.ts'

/**
 * A program that forgets without end, for tests that kill it: `node endless-forgetter.ts FILE`. It edits the text, says so,
 * and takes the past out of the project; whenever it is killed, the text must be the one it spoke of last or the next.
 */
const path = process.argv[2] ?? ''
const study = await startTestEngine()
await study.call('projects.open', { path })
const [source] = await study.call('sources.list', {})
if (source === undefined) throw new Error('The project has no source')
for (let n = 0; ; n += 1) {
  const edits = [{ start: 0, end: 1, text: 'ABCDEFGHIJ'[n % 10] ?? '' }]
  await study.call('sources.edit', { sourceId: source.id, edits })
  process.stdout.write(`${n}\n`)
  await study.call('projects.forget', {})
}
