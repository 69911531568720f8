import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createEngine } from '../../electron/engine/create-engine.ts'
import type { Engine, EngineOptions } from '../../electron/engine/engine.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { AppError, type ErrorCode } from '../../shared/domain/app-error.ts'

const root = resolve(import.meta.dirname, '../..')
const { resolve: locate } = createRequire(import.meta.url)

/** Options of an engine that runs from source, with its own folder for recent projects. */
export function sourceEngineOptions(userDataDir: string): EngineOptions {
  return {
    userDataDir,
    resourcesDir: join(root, 'resources'),
    workers: {
      import: join(root, 'electron/import/worker.ts'),
      interchange: join(root, 'electron/engine/interchange/worker.ts'),
      diagram: join(root, 'electron/diagram/worker.ts'),
      search: join(root, 'electron/search/worker.ts'),
      names: join(root, 'electron/names/worker.ts'),
      charts: join(root, 'electron/charts/worker.ts'),
      tables: join(root, 'electron/export/tables/worker.ts'),
      database: join(root, 'electron/db/worker.ts'),
    },
    sealingWork: 8,
    // Made by the build, for a browser takes no TypeScript.
    packPage: {
      script: join(root, 'dist/pack-page.js'),
      style: join(root, 'dist/pack-page.css'),
    },
    wasm: {
      resvg: locate('@resvg/resvg-wasm/index_bg.wasm'),
      harfbuzz: join(root, 'node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'),
    },
  }
}

/** A real engine over real files in a folder of its own, with typed calls that throw `AppError`. */
export interface TestEngine {
  engine: Engine
  /** A folder that goes with the engine. */
  folder: string
  call<N extends ProcedureName>(procedure: N, input: InputOf<N>): Promise<OutputOf<N>>
  dispose(): Promise<void>
}

/** Starts an engine; with a title it also creates a project `study.retroduce`. Its own data may lie in a folder that outlives it. */
export async function startTestEngine(
  title?: string,
  userData?: string,
  hub?: EngineOptions['hub'],
): Promise<TestEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-test-'))
  const options = sourceEngineOptions(userData ?? join(folder, 'user-data'))
  const engine = createEngine({ ...options, ...(hub !== undefined && { hub }) })
  const call = async <N extends ProcedureName>(procedure: N, input: InputOf<N>) => {
    const result = await engine.call(procedure, input)
    if (result.ok) return result.value as OutputOf<N>
    throw new AppError(result.error.code as ErrorCode, result.error.message, result.error.details)
  }
  if (title !== undefined) {
    await call('projects.create', { path: join(folder, 'study.retroduce'), title })
  }
  return {
    engine,
    folder,
    call,
    async dispose() {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
