import type { z } from 'zod'
import { agreement } from './agreement.ts'
import { appraisals } from './appraisals.ts'
import { backups } from './backups.ts'
import { cards } from './cards.ts'
import { cases } from './cases.ts'
import { charts } from './charts.ts'
import { checklists } from './checklists.ts'
import { codes } from './codes.ts'
import { type Coding, codings } from './codings.ts'
import { comments } from './comments.ts'
import { configurationLineage } from './configuration-lineage.ts'
import { configurations } from './configurations.ts'
import { decisions } from './decisions.ts'
import { diagrams } from './diagrams.ts'
import { doubleCoding } from './double-coding.ts'
import { elements } from './elements.ts'
import { evidence } from './evidence.ts'
import { exports } from './exports.ts'
import { history } from './history.ts'
import { hub } from './hub.ts'
import { inferences } from './inferences.ts'
import { interchange } from './interchange.ts'
import { lenses } from './lenses.ts'
import { links } from './links.ts'
import { memos } from './memos.ts'
import { markers } from './markers.ts'
import { packs } from './packs.ts'
import { participants } from './participants.ts'
import { patterns } from './patterns.ts'
import { places } from './places.ts'
import { preferences } from './preferences.ts'
import { prisma } from './prisma.ts'
import { principles } from './principles.ts'
import { program } from './program.ts'
import { project } from './project.ts'
import { pseudonyms } from './pseudonyms.ts'
import { references } from './references.ts'
import { screening } from './screening.ts'
import { queries } from './queries.ts'
import { reports } from './reports.ts'
import { responses } from './responses.ts'
import { search } from './search.ts'
import { sources } from './sources.ts'
import { speakers } from './speakers.ts'
import { statements } from './statements.ts'
import { surveys } from './surveys.ts'
import { tables } from './tables.ts'
import { syntheses } from './syntheses.ts'
import { tasks } from './tasks.ts'
import { team } from './team.ts'
import { theories } from './theories.ts'
import { theoryComparison } from './theory-comparison.ts'
import { withdrawals } from './withdrawals.ts'
import { workshops } from './workshop-procedures.ts'

/** Every procedure by its name, `area.verb`: the one map that the window, the command line and the tests share. */
export const contract = {
  ...project,
  ...backups,
  ...pseudonyms,
  ...sources,
  ...surveys,
  ...participants,
  ...speakers,
  ...codes,
  ...codings,
  ...agreement,
  ...doubleCoding,
  ...markers,
  ...memos,
  ...places,
  ...elements,
  ...configurations,
  ...configurationLineage,
  ...evidence,
  ...inferences,
  ...links,
  ...statements,
  ...comments,
  ...patterns,
  ...cases,
  ...syntheses,
  ...principles,
  ...lenses,
  ...theories,
  ...theoryComparison,
  ...diagrams,
  ...decisions,
  ...cards,
  ...responses,
  ...workshops,
  ...packs,
  ...references,
  ...screening,
  ...appraisals,
  ...prisma,
  ...search,
  ...queries,
  ...history,
  ...tables,
  ...charts,
  ...reports,
  ...checklists,
  ...interchange,
  ...exports,
  ...preferences,
  ...withdrawals,
  ...team,
  ...hub,
  ...tasks,
  ...program,
}

type Contract = typeof contract
/** The name of a procedure. */
export type ProcedureName = keyof Contract
/** What a caller gives. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>
/** What a procedure works with, after its schema has filled in defaults. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>
/** What a caller gets. */
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>

/** Procedures that the engine runs inside a named transaction. */
export type CommandName = {
  [N in ProcedureName]: Contract[N]['kind'] extends 'command' ? N : never
}[ProcedureName]

/** A call's outcome as it crosses a boundary: errors keep their code. */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string; details: Record<string, unknown> } }

/** Tells the window that something it may be showing has changed. */
export type EngineEvent =
  /**
   * `entryId` is the journal's entry, where it was a step. `codingIds` are all the codings that changed, removed ones among
   * them; without it any of them may have. An undone or redone step brings those of them that are there now along, so that
   * the screen need not ask for them.
   */
  | {
      type: 'changed'
      areas: string[]
      entryId?: string
      codingIds?: string[]
      codings?: Coding[]
    }
  | { type: 'project'; isOpen: boolean }
  /** Of the host: the computer goes to sleep, or its screen was locked. */
  | { type: 'away' }
  | { type: 'progress'; task: string; done: number; total: number }
