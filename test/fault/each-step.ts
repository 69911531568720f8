import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkProject } from '../../electron/db/check.ts'
import { removeLeftovers } from '../../electron/db/leftovers.ts'
import { MIGRATIONS } from '../../electron/db/migrate.ts'
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

/** How an operation is broken. */
interface Operation {
  /** It is done to an encrypted project. */
  isEncrypted?: true
  /** It is done to a project of this earlier schema. */
  version?: number
  /** Threads of their own write too. */
  hasThreads?: true
}

/** The schema before the newest: opening such a project updates it. */
const EARLIER = MIGRATIONS.at(-2)?.version ?? 0

/** The operations, each on a project of its own. */
export const OPERATIONS = {
  ...{ encrypt: {}, decrypt: { isEncrypted: true }, rewrap: { isEncrypted: true } },
  ...{ copy: { isEncrypted: true }, forget: {}, export: {}, import: {} },
  ...{ backup: { isEncrypted: true, hasThreads: true }, migrate: { version: EARLIER } },
  project: { isEncrypted: true, hasThreads: true },
} as const satisfies Record<string, Operation>

/** Kills an operation at every so many of its steps, each time on a fresh project. */
export async function killAtEachStep(
  operation: keyof typeof OPERATIONS,
  every: number,
): Promise<StepFigures> {
  const { isEncrypted, version, hasThreads }: Operation = OPERATIONS[operation]
  const project = await freshProject({ ...(isEncrypted && { passphrase: PASSPHRASE }), version })
  const program = await bundleProgram('one-operation')
  const figures = { kills: 0, before: 0, after: 0, neither: 0, leftovers: 0 }
  try {
    const before = await stateOf(project.copy())
    const whole = project.copy()
    const events = traceProgram([program.file, whole, operation])
    const after = await stateOf(whole)
    const files = new Set([...filesOf(whole), ...filesOf(project.copy())])
    const run = { file: program.file, operation, hasThreads: hasThreads === true }
    for (const fault of steps(events.length, every, project, run)) {
      const path = fault()
      const state = await stateOf(path)
      const isUpdated = version !== undefined && state === after
      const backups = await statesOfBackups(path)
      const areWhole = backups.every(each => each !== null && [before, after].includes(each))
      figures.kills += 1
      if (!areWhole || (isUpdated && !backups.includes(before))) figures.neither += 1
      else if (state === after) figures.after += 1
      else if (state === before) figures.before += 1
      else figures.neither += 1
      figures.leftovers += leftoversOf(path).filter(file => !files.has(file)).length
      project.discard(path)
    }
  } finally {
    project.dispose()
    rmSync(program.folder, { recursive: true, force: true })
  }
  return { operation, ...figures }
}

/** A program that is to be killed. */
interface Run {
  file: string
  operation: string
  hasThreads: boolean
}

/** Runs that end at a step, in the order of calls; a call that is not made any more ends the runs of that name. */
function* steps(
  most: number,
  every: number,
  project: FreshProject,
  { file, operation, hasThreads }: Run,
): Generator<() => string> {
  for (const call of CHANGING_CALLS) {
    for (let when = 1; when <= most; when += every) {
      let isOver = false
      yield () => {
        const path = project.copy()
        const fault = { call, when: String(when), does: 'signal=KILL', hasThreads } as const
        isOver = runWithFault(fault, [file, path, operation]).includes('done')
        return path
      }
      if (isOver) break
    }
  }
}

/** What lies in the project's folder and in that of its backups two hours later, when the program is used there again. */
function leftoversOf(path: string): string[] {
  const then = Date.now() / 1000 - 7_200
  return [dirname(path), ...backupFoldersOf(path)].flatMap(folder => {
    for (const file of readdirSync(folder)) utimesSync(join(folder, file), then, then)
    removeLeftovers(folder)
    const found = readdirSync(folder)
    return folder === dirname(path)
      ? found.filter(name => !isNoteOfHolder(name))
      : found.filter(name => !isBackup(name, found))
  })
}

/** The note of who had the project open, which goes when it is next closed. */
function isNoteOfHolder(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.retroduce-open')
}

/** A finished backup, or the envelope that it has from a program that was killed while the passphrase changed. */
function isBackup(name: string, all: readonly string[]): boolean {
  return name.endsWith('.retroduce') || all.some(each => name === `${each}-envelope`)
}

function backupFoldersOf(path: string): string[] {
  const folder = join(dirname(path), 'user-data', 'backups')
  return existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : []
}

/** The states of all finished backups, each looked at in a copy. */
async function statesOfBackups(path: string): Promise<(string | null)[]> {
  const made = backupFoldersOf(path).flatMap(folder =>
    readdirSync(folder).map(name => join(folder, name)),
  )
  const beside = filesOf(path).map(name => join(dirname(path), name))
  const finished = [
    ...made.filter(file => file.endsWith('.retroduce')),
    ...beside.filter(file => /\.before-update-from-\d+$/.test(file)),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-look-'))
  const copy = join(folder, 'backup.retroduce')
  const states: (string | null)[] = []
  try {
    for (const file of finished) {
      for (const ending of ['', '-envelope']) {
        rmSync(copy + ending, { force: true })
        if (existsSync(file + ending)) cpSync(file + ending, copy + ending)
      }
      states.push(await stateOf(copy))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return states
}

function filesOf(path: string): string[] {
  return readdirSync(dirname(path))
}

/** How a project opens, and a hash of all its rows; null where it does not open or is not whole. */
async function stateOf(path: string): Promise<string | null> {
  if (!existsSync(path)) return null
  const schema = schemaOf(path)
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
          .update(
            (secretOf(db) === undefined ? `plain ${schema}` : passphrase) + JSON.stringify(rows),
          )
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

/** The schema that stands in the file of a project that is not encrypted, from SQLite's header. */
function schemaOf(path: string): number {
  const head = readFileSync(path).subarray(60, 64)
  return head.length < 4 ? 0 : head.readUInt32BE()
}

function withoutIds(row: object): string {
  return JSON.stringify(
    Object.entries(row).filter(([column]) => !/(^|_)(id|at|hash)$/.test(column)),
  )
}
