import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Joiner } from '../../../shared/domain/realist.ts'
import type { Facet, Role } from '../../../shared/domain/roles.ts'
import type { StatementSlot } from '../../../shared/domain/statement.ts'

/** One clause of an if-then-because statement while it is written. */
export interface ClauseDraft {
  /** Tells clauses apart while they are added and taken away. */
  key: number
  label: string
  joiner: Joiner
  facet: Facet | null
}

/** The clauses of a statement by role. */
export type Clauses = Record<Role, ClauseDraft[]>

let keys = 0

/** A clause in which nothing is written yet. */
export function emptyClause(joiner: Joiner = 'and'): ClauseDraft {
  keys += 1
  return { key: keys, label: '', joiner, facet: null }
}

/** A statement with room for one clause in each role. */
export function emptyClauses(): Clauses {
  return { C: [emptyClause()], I: [emptyClause()], M: [emptyClause()], O: [emptyClause()] }
}

/** What was written, without the clauses that are still empty, as `configurations.createInitial` takes it. */
export function toInput(
  clauses: Clauses,
): Pick<InputOf<'configurations.createInitial'>, 'ifs' | 'interventions' | 'thens' | 'becauses'> {
  const of = (role: Role) =>
    written(clauses[role]).map(({ label, joiner, facet }) => ({
      ...{ label, joiner },
      ...(role === 'M' ? { facet } : {}),
    }))
  return { ifs: of('C'), interventions: of('I'), thens: of('O'), becauses: of('M') }
}

/** What was written, as a sentence is composed from it. */
export function toSlots(clauses: Clauses): StatementSlot[] {
  return (['C', 'I', 'M', 'O'] as const).flatMap(role =>
    written(clauses[role]).map(({ label, joiner, facet }) => ({ role, facet, label, joiner })),
  )
}

function written(clauses: ClauseDraft[]): ClauseDraft[] {
  return clauses
    .map(clause => ({ ...clause, label: clause.label.trim() }))
    .filter(({ label }) => label !== '')
}
