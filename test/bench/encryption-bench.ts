import { join } from 'node:path'
import { engineOptions } from '../../electron/engine-options.ts'
import { startEngine } from '../../electron/hosts/engine-client.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { makeCodings, makeTranscript } from './corpus.ts'

const dist = join(import.meta.dirname, '../../dist')

type Call = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** A measure of both kinds of project: the shortest times in milliseconds, and how many times longer the encrypted one takes. */
export interface EncryptionCost {
  measure: string
  plain: number
  encrypted: number
  times: number
}

const SOURCES = 35
const PASSPHRASE = 'a passphrase of several words'

interface Study {
  path: string
  /** Opens it without the passphrase, whose half second is there to be long. */
  recoveryKey: string | null
  sourceIds: string[]
}

/**
 * What encryption costs: the same study of 35 interviews of 9,000 words and 2,500 codings, plain and encrypted, in turns,
 * so that what else the computer does weighs on both; in the built engine without a window, which reads along.
 */
export async function compareEncrypted(folder: string, runs: number): Promise<EncryptionCost[]> {
  const userDataDir = join(folder, 'cost-user-data')
  const engine = startEngine(join(dist, 'engine-worker.js'), {
    ...engineOptions(dist),
    userDataDir,
  })
  const call: Call = async (name, input) => {
    const result = await engine.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value as OutputOf<typeof name>
  }
  try {
    return await compare(call, folder, runs)
  } finally {
    await engine.close()
  }
}

async function compare(call: Call, folder: string, runs: number): Promise<EncryptionCost[]> {
  const studies = [
    await makeStudy(call, join(folder, 'cost-plain.retroduce')),
    await makeStudy(call, join(folder, 'cost-encrypted.retroduce'), PASSPHRASE),
  ] as const
  const times = new Map<string, [number[], number[]]>()
  for (let run = 0; run <= runs; run += 1) {
    for (const which of run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      for (const [measure, milliseconds] of await work(call, studies[which])) {
        const kept = times.get(measure) ?? [[], []]
        times.set(measure, kept)
        // The first of each warms the program up.
        if (run > 0) kept[which].push(milliseconds)
      }
    }
  }
  return [...times].map(([measure, [plain, encrypted]]) => {
    const [a, b] = [Math.min(...plain), Math.min(...encrypted)]
    return { measure, plain: round(a), encrypted: round(b), times: round(b / a) }
  })
}

async function makeStudy(call: Call, path: string, passphrase?: string): Promise<Study> {
  const { recoveryKey } = await call('projects.create', {
    ...{ path, title: 'Cost' },
    ...(passphrase !== undefined && { passphrase }),
  })
  const sourceIds: string[] = []
  for (let index = 1; index <= SOURCES; index += 1) {
    const text = makeTranscript(index, 9_000)
    const { id: sourceId } = await call('sources.create', { title: `P${index}`, text })
    sourceIds.push(sourceId)
    for (const role of ROLES) {
      const made = makeCodings(index * 4 + ROLES.indexOf(role), text.length, 18)
      const passages = made.map(({ start, end }) => ({ sourceId, start, end }))
      await call('codings.createMany', { passages, roles: [role] })
    }
  }
  await call('projects.close', {})
  return { path, recoveryKey, sourceIds }
}

/** A short day's work; how long each part of it took. */
async function work(
  call: Call,
  { path, recoveryKey, sourceIds }: Study,
): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  const timed = async (measure: string, step: () => Promise<unknown>) => {
    const start = performance.now()
    await step()
    times.set(measure, performance.now() - start)
  }
  await timed('open the project', () =>
    call('projects.open', { path, ...(recoveryKey !== null && { recoveryKey }) }),
  )
  await timed('read ten sources with their codings', async () => {
    for (const sourceId of sourceIds.slice(0, 10)) {
      await call('sources.get', { sourceId })
      await call('codings.list', { sourceId })
    }
  })
  const [sourceId = ''] = sourceIds
  await timed('code 50 passages, one by one', async () => {
    for (let at = 0; at < 50; at += 1) {
      const passage = { sourceId, start: at * 20, end: at * 20 + 15 }
      await call('codings.create', { ...passage, roles: ['M'] })
    }
  })
  await timed('search first', () => call('search.find', { query: 'kettle' }))
  await timed('search again', () => call('search.find', { query: 'trust NEAR/5 worker' }))
  await timed('retrieve all codings', () => call('codings.find', { where: { all: [] } }))
  await timed('close the project', () => call('projects.close', {}))
  return times
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
