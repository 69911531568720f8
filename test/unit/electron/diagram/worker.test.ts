import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { loadDiagramFonts } from '../../../../electron/diagram/fonts.ts'
import { placeScene } from '../../../../electron/diagram/layout.ts'
import type { DiagramReply } from '../../../../electron/diagram/worker.ts'
import { NO_ADJUSTMENTS } from '../../../../shared/diagram/adjustment.ts'
import { buildScene } from '../../../../shared/diagram/build-scene.ts'
import { sampleTheory } from '../../shared/diagram/sample-theory.ts'
import { harfbuzzWasm, resourcesDir, resvgWasm } from './export-fixture.ts'

const entry = new URL('../../../../electron/diagram/worker.ts', import.meta.url)

test('The diagram thread answers each request by its id, and survives a bad one', async () => {
  const workerData = { resourcesDir, wasm: { resvg: resvgWasm, harfbuzz: harfbuzzWasm } }
  const worker = new Worker(entry, { workerData })
  const input = sampleTheory(3)
  try {
    const replies = new Promise<Map<number, DiagramReply>>((resolve, reject) => {
      const received = new Map<number, DiagramReply>()
      worker.on('error', reject)
      worker.on('message', (reply: DiagramReply) => {
        if ('progress' in reply) return
        received.set(reply.id, reply)
        if (received.size === 3) resolve(received)
      })
    })
    const usual = { layout: 'roles', adjustments: NO_ADJUSTMENTS }
    worker.postMessage({ ...usual, id: 1, input: { configurations: null }, as: 'scene' })
    worker.postMessage({ ...usual, id: 2, input, as: 'scene' })
    worker.postMessage({ ...usual, id: 3, input, as: '.svg' })
    const answers = await replies
    expect(answers.get(1)).toMatchObject({ ok: false, error: { code: 'internal' } })
    const { measureText } = await loadDiagramFonts(resourcesDir)
    expect(answers.get(2)).toEqual({
      id: 2,
      ok: true,
      value: await placeScene(buildScene(input, measureText)),
    })
    expect(answers.get(3)).toMatchObject({ ok: true, value: expect.stringContaining('<svg') })
  } finally {
    await worker.terminate()
  }
})
