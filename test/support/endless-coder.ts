import { startTestEngine } from './engine.ts'

/**
 * A program that codes without end, for tests that kill it: `node endless-coder.ts FILE`. It prints the id of every coding
 * after the engine has acknowledged it, so whatever was printed must be found again.
 */
const path = process.argv[2] ?? ''
const study = await startTestEngine()
await study.call('projects.open', { path })
const [source] = await study.call('sources.list', {})
if (source === undefined) throw new Error('The project has no source')
for (let n = 0; ; n += 1) {
  const start = n % (source.length - 20)
  const coding = await study.call('codings.create', {
    sourceId: source.id,
    start,
    end: start + 12,
    roles: ['M'],
    note: `note ${n}`,
  })
  // Taken back and done again before it counts as acknowledged: killed between the two, it is rightly gone.
  if (n % 7 === 3) await study.call('history.undo', {})
  if (n % 7 === 3) await study.call('history.redo', {})
  process.stdout.write(`${coding.id}\n`)
}
