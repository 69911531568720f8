import type { TableKind } from '../../../shared/tables/kinds.ts'
import { codebookTable } from './codebook.ts'
import { codingsTable } from './codings.ts'
import { configurationsTable } from './configurations.ts'
import { evidenceTable } from './evidence.ts'
import { participantsTable } from './participants.ts'
import { makePlanner, type Planner } from './planner.ts'
import { principlesTable } from './principles.ts'
import { sourcesTable } from './sources.ts'

/** How each kind of table is made. */
export const TABLES: Record<TableKind, Planner> = {
  configurations: makePlanner(configurationsTable),
  principles: makePlanner(principlesTable),
  sources: makePlanner(sourcesTable),
  participants: makePlanner(participantsTable),
  codebook: makePlanner(codebookTable),
  codings: makePlanner(codingsTable),
  evidence: makePlanner(evidenceTable),
}
