import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyProjectFile } from '../../../electron/db/copy-project.ts'
import { newId } from '../../../electron/db/ids.ts'
import { redo, runCommand, runFirstCommand, undo } from '../../../electron/db/journal.ts'
import { closeProjectFile, createProjectFile, openProjectFile } from '../../../electron/db/open.ts'
import {
  currentResearcherId,
  insertProject,
  writeSetting,
} from '../../../electron/db/repositories/project.ts'
import { all, type ReadableDb, sql, unjournaled } from '../../../electron/db/sql.ts'
import { countOnFromSteps, mergeSteps, type Merged } from '../../../electron/db/team/merge.ts'
import { noteLeftOut } from '../../../electron/db/team/left-out-ids.ts'
import { noteStart, readStart } from '../../../electron/db/team/members.ts'
import { readPart } from '../../../electron/db/team/parts.ts'
import { readShapes } from '../../../electron/db/team/row-shapes.ts'
import { listSteps, type Step, streamsSince } from '../../../electron/db/team/steps.ts'
import {
  MERGE,
  readOwnSteps,
  readParents,
  readPast,
  readVector,
} from '../../../electron/db/team/streams.ts'
import type { CommandHandler } from '../../../electron/engine/handlers.ts'
import { caseHandlers } from '../../../electron/engine/procedures/cases.ts'
import { codeHandlers } from '../../../electron/engine/procedures/codes.ts'
import { codingHandlers } from '../../../electron/engine/procedures/codings.ts'
import { configurationHandlers } from '../../../electron/engine/procedures/configurations.ts'
import { elementHandlers } from '../../../electron/engine/procedures/elements.ts'
import { evidenceHandlers } from '../../../electron/engine/procedures/evidence.ts'
import { memoHandlers } from '../../../electron/engine/procedures/memos.ts'
import { participantHandlers } from '../../../electron/engine/procedures/participants.ts'
import { projectHandlers } from '../../../electron/engine/procedures/project.ts'
import { sourceHandlers } from '../../../electron/engine/procedures/sources.ts'
import { writePartCopy } from '../../../electron/engine/team/make-part.ts'
import { forThisPart } from '../../../electron/engine/team/scope-of-part.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '../../../shared/contract/contract.ts'
import { JOURNALED_TABLES } from '../../../shared/history/tables.ts'
import type { Vector } from '../../../shared/team/past.ts'
import { TABLES_OF_A_COPY } from '../../../shared/team/registers.ts'

const handlers = {
  ...codeHandlers,
  ...codingHandlers,
  ...memoHandlers,
  ...elementHandlers,
  ...configurationHandlers,
  ...evidenceHandlers,
  ...caseHandlers,
  ...participantHandlers,
  ...projectHandlers,
  ...sourceHandlers,
}

/** One copy of a project: a real file, with commands and merges but without an engine around it. */
export interface Copy {
  db: ReadableDb
  call<N extends ProcedureName>(procedure: N, input: InputOf<N>): OutputOf<N>
  undo(): void
  redo(): void
  /** Takes in steps of another copy that are new here. */
  merge(steps: Bundle): Merged
  /** Everything this copy has and others may not. */
  bundle(since?: Vector): Bundle
  /** What there was when the first copy was made. */
  start(): Vector
  /** Every row of every table that all copies have alike. */
  rows(): Record<string, string[]>
  /** Another copy, whose researcher is somebody new. */
  copy(name: string): Copy
  /** The same with some of the sources only. */
  part(name: string, sourceIds: string[]): Copy
}

/** Steps on their way. */
export interface Bundle {
  steps: Step[]
  streams: Map<string, (readonly [string, number])[]>
  texts: { hash: string; body: string; length: number; words: number }[]
}

/** Whether steps stand on nothing that a copy lacks, as it is asked of a bundle. */
function isComplete({ streams }: Bundle, fresh: readonly Step[], vector: Vector): boolean {
  const reach = new Map(vector)
  for (const { stream, sequence } of fresh) {
    reach.set(stream, Math.max(reach.get(stream) ?? -1, sequence))
  }
  const used = new Set(fresh.map(({ stream }) => stream))
  return [...streams].every(
    ([id, parents]) =>
      !used.has(id) || parents.every(([stream, sequence]) => (reach.get(stream) ?? -1) >= sequence),
  )
}

/** A folder of copies that goes with the test. */
export function makeCopies(): { first(name: string): Copy; end(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-copies-'))
  const open: ReadableDb[] = []

  function use(db: ReadableDb): Copy {
    open.push(db)
    const command = (procedure: string, work: Parameters<typeof runCommand>[2]) =>
      runCommand(db, { procedure, researcherId: currentResearcherId(db) }, work).value
    return {
      db,
      call(procedure, input) {
        const parsed = contract[procedure].input.parse(input)
        const handler = handlers[procedure as keyof typeof handlers] as unknown
        const researcherId = currentResearcherId(db)
        return command(procedure, writable =>
          (handler as CommandHandler<'codes.create'>)(writable, parsed as never, researcherId),
        ) as never
      },
      undo: () => void undo(db, currentResearcherId(db)),
      redo: () => void redo(db, currentResearcherId(db)),
      merge(bundle) {
        const vector = readVector(db)
        const fresh = bundle.steps.filter(
          ({ stream, sequence }) => sequence > (vector.get(stream) ?? -1),
        )
        if (fresh.length === 0) return { steps: 0, rows: 0, repaired: 0 }
        if (!isComplete(bundle, fresh, vector)) return { steps: 0, rows: 0, repaired: 0 }
        countOnFromSteps(fresh)
        return command(MERGE, writable => {
          const store = writable.prepare(
            'INSERT INTO content_text VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          for (const { hash, body, length, words } of bundle.texts)
            store.run(hash, body, length, words)
          const part = readPart(db) === null ? null : forThisPart(db, readShapes(db), fresh, [])
          noteLeftOut(writable, part?.leftOut ?? [])
          const steps = part?.steps ?? fresh
          const incoming = { copyId: newId(), steps, streams: bundle.streams }
          const value = mergeSteps(writable, incoming, currentResearcherId(db))
          return { value, label: 'Merge' }
        }) as Merged
      },
      start: () => readStart(db) ?? new Map<string, number>(),
      bundle(since = new Map()) {
        const own = readOwnSteps(db)
        const vector = readVector(db, own)
        return {
          steps: structuredClone(listSteps(db, own, since).filter(step => !step.isPartial)),
          streams: streamsSince(readParents(db), readPast(db), vector, since),
          texts: all(db, sql`SELECT hash, body, length, word_count AS words FROM content_text`),
        }
      },
      rows: () =>
        Object.fromEntries(
          JOURNALED_TABLES.filter(table => !TABLES_OF_A_COPY.has(table)).map(table => [
            table,
            db
              .prepare(`SELECT * FROM ${table}`)
              .all()
              .map(row => JSON.stringify(row))
              .sort(),
          ]),
        ),
      copy: name => copyTo(name, path => copyProjectFile(db, path, { withoutEarlier: false })),
      part: (name, sourceIds) =>
        copyTo(name, path => writePartCopy(db, path, { path, sourceIds, hasBrackets: true })),
    }

    function copyTo(name: string, write: (path: string) => void): Copy {
      const path = join(folder, `${name}.retroduce`)
      noteStart(db, readVector(db))
      write(path)
      const copied = openProjectFile(path)
      const colleague = use(copied)
      const { id } = colleague.call('researchers.create', { name }) as { id: string }
      writeSetting(unjournaled(copied, 'a setting of this copy'), 'researcher_id', id)
      return colleague
    }
  }

  return {
    first(name) {
      const db = createProjectFile(join(folder, `${name}.retroduce`), {})
      const researcherId = newId()
      runFirstCommand(db, { procedure: 'projects.create', researcherId }, writable => {
        insertProject(writable, 'Study', { id: researcherId, name })
        return { value: null, label: 'Create the project' }
      })
      return use(db)
    },
    end() {
      for (const db of open) closeProjectFile(db)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs what may be refused, as a person would try it; anything but a refusal is an error. */
export function attempt(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
