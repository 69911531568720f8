import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine } from '../../electron/engine/create-engine.ts'
import { sourceEngineOptions } from './engine.ts'

/**
 * Counts people in a workshop for ever and says each count that was acknowledged, until it is killed. Run as
 * `node endless-tally.ts FILE.retroduce ITEM`.
 */
const [path = '', itemId = ''] = process.argv.slice(2)
const engine = createEngine(sourceEngineOptions(mkdtempSync(join(tmpdir(), 'retroduce-tally-'))))
await engine.call('projects.open', { path })
for (;;) {
  const result = await engine.call('workshops.tally', { itemId, mark: 'agree', change: 1 })
  if (!result.ok) throw new Error(result.error.message)
  process.stdout.write(`${(result.value as { count: number }).count}\n`)
}
