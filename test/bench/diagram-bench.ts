import { join } from 'node:path'
import { engineOptions } from '../../electron/engine-options.ts'
import { makeTaskThread } from '../../electron/engine/task-thread.ts'
import { NO_ADJUSTMENTS } from '../../shared/diagram/adjustment.ts'
import { denseTheory } from '../unit/shared/diagram/dense-theory.ts'

const dist = join(import.meta.dirname, '../../dist')

/**
 * How long the built diagram thread takes for 1,000 elements and 3,000 links, and then for one box of it moved by hand. The
 * first of each is left out: the thread has to start.
 */
export async function layDenseTheoryOut(runs: number, isMoved: boolean): Promise<number[]> {
  const { resourcesDir, wasm, workers } = engineOptions(dist)
  const thread = makeTaskThread(workers.diagram, 1_500, { resourcesDir, wasm })
  const input = denseTheory(1_000, 3_000)
  const lay = async (run: number) => {
    const adjustments = {
      ...NO_ADJUSTMENTS,
      elements: [{ elementId: 'C7', isHidden: false, shift: { x: 0, y: run } }],
    }
    // Another title is another picture: a layout is kept, and would be measured only once.
    const request = isMoved ? { input, adjustments } : { input: { ...input, title: `${run}` } }
    const start = performance.now()
    await thread.ask(
      { as: 'scene', layout: 'roles', adjustments: NO_ADJUSTMENTS, ...request },
      120_000,
    )
    return performance.now() - start
  }
  const times: number[] = []
  try {
    for (let run = 0; run <= runs; run += 1) times.push(await lay(run))
  } finally {
    await thread.stop()
  }
  return times.slice(1)
}
