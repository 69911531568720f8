import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'
import { measureRoughly } from '../../shared/diagram/theories.ts'

const entry = new URL('../../../../electron/diagram/worker.ts', import.meta.url)

test('The layout thread answers each request by its id, and survives a bad one', async () => {
  const worker = new Worker(entry)
  const scene = buildScene(sampleTheory(3), measureRoughly)
  try {
    const replies = new Promise<unknown[]>((resolve, reject) => {
      const received: unknown[] = []
      worker.on('error', reject)
      worker.on('message', message => {
        received.push(message)
        if (received.length === 2) resolve(received)
      })
    })
    worker.postMessage({ id: 1, scene: { nodes: null, edges: null } })
    worker.postMessage({ id: 2, scene })
    expect(await replies).toEqual([
      {
        id: 1,
        ok: false,
        error: { code: 'internal', message: 'The diagram could not be laid out.' },
      },
      { id: 2, ok: true, placed: await placeScene(scene) },
    ])
  } finally {
    await worker.terminate()
  }
}, 20_000)
