import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createEngine } from '../../electron/engine/create-engine.ts'
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts'
import { seed000 } from '../fixtures/studies/seed-000.ts'
import { seed001 } from '../fixtures/studies/seed-001.ts'
import { seed002 } from '../fixtures/studies/seed-002.ts'
import { seed004 } from '../fixtures/studies/seed-004.ts'
import { sourceEngineOptions } from './engine.ts'
import { playStudy } from './play-study.ts'

/**
 * Makes a project of one of the studies, for looking at in a window:
 * `npx node test/support/make-study.ts seed-004 FILE.retroduce`
 */
const STUDIES = {
  'seed-000': seed000,
  'seed-001': seed001,
  'seed-002': seed002,
  'seed-004': seed004,
}

const [name = '', file] = process.argv.slice(2)
const study = Object.entries(STUDIES).find(([key]) => key === name)?.[1]
if (study === undefined || file === undefined || existsSync(file)) {
  console.error(
    `Give a study (${Object.keys(STUDIES).join(', ')}) and a file that is not there yet.`,
  )
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'retroduce-study-'))
const engine = createEngine(sourceEngineOptions(folder))
async function call<N extends ProcedureName>(
  procedure: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const result = await engine.call(procedure, input)
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as OutputOf<N>
}
try {
  await call('projects.create', { path: resolve(file), title: study.title })
  await playStudy(call, study)
} finally {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
}
