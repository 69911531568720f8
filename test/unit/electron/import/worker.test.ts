import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../../electron/import/worker.ts'

const ENTRY = new URL('../../../../electron/import/worker.ts', import.meta.url)

describe('the import worker', () => {
  it('answers with a draft or with the failure', async () => {
    const bytes = Buffer.from('INT: Why?\nP1: So.')
    expect(await answer({ id: 1, name: 'a.txt', bytes })).toMatchObject({
      id: 1,
      ok: true,
      draft: { kind: 'transcript' },
    })
    expect(await answer({ id: 'b', name: 'a.docx', bytes })).toMatchObject({
      id: 'b',
      ok: false,
      error: { code: 'format_unsupported', details: { content: 'text' } },
    })
  })

  it('runs as a thread', async () => {
    const worker = new Worker(ENTRY)
    const reply = new Promise(resolve => worker.once('message', resolve))
    worker.postMessage({ id: 7, name: 'a.txt', bytes: new Uint8Array([104, 105]) })
    expect(await reply).toMatchObject({ id: 7, ok: true, draft: { text: 'hi', title: 'a' } })
    await worker.terminate()
  })
})
