import { listCodes } from '../../db/repositories/codes.ts'
import { listConfigurations } from '../../db/repositories/configurations.ts'
import { readWholeProject } from '../../db/repositories/whole-project.ts'
import type { ReadableDb } from '../../db/sql.ts'
import type { RefiInput } from '../../export/refi/book.ts'

/** What is in an exported project besides what it always holds, and how its positions are counted. */
export interface ProjectExport {
  includesEarlier: boolean
  unit: RefiInput['unit']
}

/** Reads all that a project file is written from. */
export function gatherProject(db: ReadableDb, { includesEarlier, unit }: ProjectExport): RefiInput {
  return {
    whole: readWholeProject(db, includesEarlier),
    codes: listCodes(db),
    statements: new Map(listConfigurations(db).map(({ id, statement }) => [id, statement])),
    unit,
  }
}
