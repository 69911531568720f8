// Feeds damaged files to the import worker: `node test/fuzz/fuzz-importers.ts [count] [first seed]`. Prints one line of
// JSON; fails on a crash, an answer that takes too long, or an error nobody expected. The same seed makes the same file.
import { Worker } from 'node:worker_threads'
import { makeFixtures } from './fixtures.ts'
import { mutate, randomOf } from './mutate.ts'
import type { ImportReply } from '../../electron/import/worker.ts'
import type { Fixture } from './fixtures.ts'

const TIME_LIMIT_MS = 10_000
const HEAP_LIMIT_MB = 500
const ENTRY = new URL('../../electron/import/worker.ts', import.meta.url)

interface Outcome {
  result: string
  ms: number
}

class Reader {
  #worker: Worker | null = null
  #settle: (result: string) => void = () => undefined

  /** Reads one file in a thread; a thread that stalls or dies is replaced. */
  async read(name: string, bytes: Uint8Array): Promise<Outcome> {
    this.#worker ??= this.#start()
    const started = performance.now()
    const result = await new Promise<string>(resolve => {
      const timer = setTimeout(() => resolve('hang'), TIME_LIMIT_MS)
      this.#settle = outcome => {
        clearTimeout(timer)
        resolve(outcome)
      }
      const as = /\.(?:xlsx|csv)$/.test(name) ? 'table' : 'source'
      this.#worker?.postMessage({ id: 1, name, bytes, as })
    })
    if (result === 'crash' || result === 'hang') await this.stop()
    return { result, ms: performance.now() - started }
  }

  #start(): Worker {
    const worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB } })
    worker.on('message', (reply: ImportReply) => this.#settle(reply.ok ? 'ok' : reply.error.code))
    worker.on('error', () => this.#settle('crash'))
    return worker
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }
}

const BAD = new Set(['crash', 'hang', 'internal'])

async function fuzz(fixtures: readonly Fixture[], count: number, first: number) {
  const reader = new Reader()
  const results: Record<string, number> = {}
  const failures: { seed: number; name: string; result: string }[] = []
  let slowest = { ms: 0, seed: 0, name: '' }
  for (let seed = first; seed < first + count; seed++) {
    const fixture = fixtures[seed % fixtures.length]
    if (!fixture) break
    const { name } = fixture
    const { result, ms } = await reader.read(name, mutate(fixture, randomOf(seed)))
    results[result] = (results[result] ?? 0) + 1
    if (BAD.has(result)) failures.push({ seed, name, result })
    if (ms > slowest.ms) slowest = { ms: Math.round(ms), seed, name }
  }
  await reader.stop()
  return { results, failures, slowest }
}

const count = Number(process.argv[2] ?? 10_000)
const first = Number(process.argv[3] ?? 0)
const started = performance.now()
const fixtures = await makeFixtures()
const { results, failures, slowest } = await fuzz(fixtures, count, first)
const seconds = Math.round((performance.now() - started) / 1_000)
console.log(
  JSON.stringify({ inputs: count, formats: fixtures.length, seconds, results, slowest, failures }),
)
process.exitCode = failures.length > 0 ? 1 : 0
