import type { OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/contract.ts'
import type { contract } from '../../shared/contract/contract.ts'
import type { Outcome } from '../db/journal.ts'
import type { ReadableDb, WritableDb } from '../db/sql.ts'
import type { Session } from './session.ts'

type KindOf<N extends ProcedureName> = (typeof contract)[N]['kind']

/** Answers a query. */
export type QueryHandler<N extends ProcedureName> = (
  db: ReadableDb,
  input: ParsedInputOf<N>,
  session: Session,
) => OutputOf<N> | Promise<OutputOf<N>>

/** Runs inside a command's transaction; what it returns is the command's result and its name for "Undo …". */
export type CommandHandler<N extends ProcedureName> = (
  db: WritableDb,
  input: ParsedInputOf<N>,
  researcherId: string,
) => Outcome<OutputOf<N>>

/** A command that must read files before it can write: `prepare` runs outside the transaction and gives the rest. */
export interface PreparedCommandHandler<N extends ProcedureName> {
  prepare: (input: ParsedInputOf<N>, session: Session) => Promise<CommandHandler<N>>
}

/**
 * A command that takes so long that it is carried out in a copy of the project, which then takes its place
 * (`change-beside.ts`); its journal entry is made there.
 */
export interface BesideCommandHandler<N extends ProcedureName> {
  beside: (input: ParsedInputOf<N>, session: Session) => Promise<OutputOf<N>>
}

/** Works on the program around the project. */
export type WorkspaceHandler<N extends ProcedureName> = (
  session: Session,
  input: ParsedInputOf<N>,
) => OutputOf<N> | Promise<OutputOf<N>>

type Handler<N extends ProcedureName> =
  KindOf<N> extends 'query'
    ? QueryHandler<N>
    : KindOf<N> extends 'command'
      ? CommandHandler<N> | PreparedCommandHandler<N> | BesideCommandHandler<N>
      : WorkspaceHandler<N>

/** The journal's own commands, which the router runs itself. */
type JournalName = 'history.undo' | 'history.redo'

/** Handlers of every procedure: a missing one does not compile. */
export type Handlers = { [N in Exclude<ProcedureName, JournalName>]: Handler<N> }

/** Handlers of the procedures of some areas. */
export type AreaHandlers<Area extends string> = {
  [N in Exclude<ProcedureName, JournalName> & `${Area}.${string}`]: Handler<N>
}
