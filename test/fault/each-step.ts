import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkProject } from '../../electron/db/check.ts'
import { removeLeftovers } from '../../electron/db/leftovers.ts'
import { closeProjectFile } from '../../electron/db/open.ts'
import { secretOf } from '../../electron/db/secret.ts'
import { all, name, sql } from '../../electron/db/sql.ts'
import { unlockProjectFile } from '../../electron/engine/unlock.ts'
import { JOURNALED_TABLES } from '../../shared/history/tables.ts'
import { bundleProgram } from './support/bundle-program.ts'
import { type FreshProject, freshProject } from './support/fresh-project.ts'
import { NEW_PASSPHRASE, PASSPHRASE } from './support/passphrases.ts'
import { CHANGING_CALLS, runWithFault, traceProgram } from './support/trace.ts'

/** What came of killing one operation at each call that changes a file. */
export interface StepFigures {
  operation: string
  kills: number
  /** Projects found as before the operation, and as after it. */
  before: number
  after: number
  /** Projects that were neither, or did not open. */
  neither: number
  /** Files that are neither there before nor after it, and that nothing ever takes away. */
  leftovers: number
}

/** The operations, and whether they are done to an encrypted project. */
export const OPERATIONS = {
  ...{ encrypt: false, decrypt: true, rewrap: true, copy: true },
  ...{ forget: false, export: false, import: false },
} as const

/** Kills an operation at every so many of its steps, each time on a fresh project. */
export async function killAtEachStep(
  operation: keyof typeof OPERATIONS,
  every: number,
): Promise<StepFigures> {
  const project = await freshProject(OPERATIONS[operation] ? PASSPHRASE : undefined)
  const program = await bundleProgram('one-operation')
  const figures = { kills: 0, before: 0, after: 0, neither: 0, leftovers: 0 }
  try {
    const before = await stateOf(project.copy())
    const whole = project.copy()
    const events = traceProgram([program.file, whole, operation])
    const after = await stateOf(whole)
    const files = new Set([...filesOf(whole), ...filesOf(project.copy())])
    for (const fault of steps(events.length, every, project, program.file, operation)) {
      const path = fault()
      const state = await stateOf(path)
      figures.kills += 1
      if (state === after) figures.after += 1
      else if (state === before) figures.before += 1
      else figures.neither += 1
      figures.leftovers += leftoversOf(path).filter(file => !files.has(file)).length
    }
  } finally {
    project.dispose()
    rmSync(program.folder, { recursive: true, force: true })
  }
  return { operation, ...figures }
}

/** Runs that end at a step, in the order of calls; a call that is not made any more ends the runs of that name. */
function* steps(
  most: number,
  every: number,
  project: FreshProject,
  file: string,
  operation: string,
): Generator<() => string> {
  for (const call of CHANGING_CALLS) {
    for (let when = 1; when <= most; when += every) {
      let isOver = false
      yield () => {
        const path = project.copy()
        const fault = { call, when: String(when), does: 'signal=KILL' } as const
        isOver = runWithFault(fault, [file, path, operation]).includes('done')
        return path
      }
      if (isOver) break
    }
  }
}

/** What lies in the folder two hours later, when the program is used there again. */
function leftoversOf(path: string): string[] {
  const then = Date.now() / 1000 - 7_200
  for (const file of filesOf(path)) utimesSync(join(dirname(path), file), then, then)
  removeLeftovers(dirname(path))
  return filesOf(path)
}

function filesOf(path: string): string[] {
  return readdirSync(dirname(path))
}

/** How a project opens, and a hash of all its rows; null where it does not open or is not whole. */
async function stateOf(path: string): Promise<string | null> {
  if (!existsSync(path)) return null
  for (const passphrase of [PASSPHRASE, NEW_PASSPHRASE]) {
    try {
      const db = await unlockProjectFile(path, { passphrase })
      try {
        if (!checkProject(db).isOk) return null
        const rows = JOURNALED_TABLES.map(table =>
          // What an operation makes anew has another id each time.
          all<object>(db, sql`SELECT * FROM ${name(table)}`)
            .map(withoutIds)
            .sort(),
        )
        return createHash('sha256')
          .update((secretOf(db) === undefined ? 'plain' : passphrase) + JSON.stringify(rows))
          .digest('hex')
      } finally {
        closeProjectFile(db)
      }
    } catch {
      // Perhaps the other passphrase.
    }
  }
  return null
}

function withoutIds(row: object): string {
  return JSON.stringify(
    Object.entries(row).filter(([column]) => !/(^|_)(id|at|hash)$/.test(column)),
  )
}
