import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EngineOptions } from '../../../../electron/engine/engine.ts'
import { startEngine } from '../../../../electron/hosts/engine-client.ts'
import type { EngineEvent } from '../../../../shared/contract/contract.ts'

/** Speaks the engine's protocol and does what the procedure is called. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
let calls = 0
parentPort.on('message', message => {
  if (message.close) {
    parentPort.postMessage({ event: { type: 'project', isOpen: false } })
    parentPort.postMessage({ closed: true })
    return
  }
  const { id, procedure, input } = message
  if (procedure === 'die') process.exit(3)
  if (procedure === 'never') return
  const answer = () => parentPort.postMessage({ id, result: { ok: true, value: { input, calls: ++calls, workerData } } })
  if (procedure === 'late') setTimeout(answer, 50)
  else answer()
  if (procedure === 'tell') parentPort.postMessage({ event: { type: 'changed', areas: ['codes'] } })
})
`
let folder: string
let worker: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retroduce-worker-'))
  worker = join(folder, 'worker.mjs')
  writeFileSync(worker, WORKER)
})
afterAll(() => rmSync(folder, { recursive: true }))

const start = () => startEngine(worker, { userDataDir: '/somewhere' } as EngineOptions)

describe('the engine’s thread', () => {
  it('answers each call with its own answer, in whatever order', async () => {
    const engine = start()
    const results = await Promise.all([engine.call('late', 1), engine.call('soon', 2)])
    expect(results).toMatchObject([
      { ok: true, value: { input: 1, calls: 2 } },
      { ok: true, value: { input: 2, calls: 1, workerData: { userDataDir: '/somewhere' } } },
    ])
    await engine.close()
  })

  it('tells its events until one stops listening', async () => {
    const engine = start()
    const events: EngineEvent[] = []
    const stop = engine.onEvent(event => events.push(event))
    await engine.call('tell', {})
    await vi.waitFor(() => expect(events).toEqual([{ type: 'changed', areas: ['codes'] }]))
    stop()
    await engine.call('tell', {})
    await engine.close()
    expect(events).toHaveLength(1)
  })

  it('that dies fails the calls under way, says that no project is open, and is started anew', async () => {
    const engine = start()
    const events: EngineEvent[] = []
    engine.onEvent(event => events.push(event))
    const [never, died] = await Promise.all([engine.call('never', {}), engine.call('die', {})])
    for (const result of [never, died]) {
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } })
    }
    expect(events).toEqual([{ type: 'project', isOpen: false }])
    expect(await engine.call('soon', {})).toMatchObject({ ok: true, value: { calls: 1 } })
    await engine.close()
  })

  it('that cannot start fails the call', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const engine = startEngine(join(folder, 'nothing.mjs'), {} as EngineOptions)
    expect(await engine.call('soon', {})).toMatchObject({ ok: false })
    await engine.close()
  })

  it('takes no calls once it is closing, and closes once', async () => {
    const engine = start()
    await engine.call('soon', {})
    await Promise.all([engine.close(), engine.close()])
    expect(await engine.call('soon', {})).toMatchObject({ ok: false })
  })
})
