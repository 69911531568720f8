import type { ParticipantTable } from '../../shared/domain/participant-plan.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { readTableOf } from './read-table.ts'
import type { GivenFile } from './read-files.ts'
import type { Session } from './session.ts'

/** Reads tables of participants. Throws an `AppError` that names the file; then none of them is used. */
export async function readParticipantFiles(
  session: Session,
  files: readonly GivenFile[],
): Promise<ParticipantTable[]> {
  const tables: ParticipantTable[] = []
  for (const file of files) tables.push(await readOne(session, file))
  return tables
}

async function readOne(session: Session, file: GivenFile): Promise<ParticipantTable> {
  const { name, table } = await readTableOf(session, file)
  // People stand in one table; what other sheets of a spreadsheet hold is something else.
  const all = table.sheets[0]?.rows ?? []
  const headerAt = all.findIndex(cells => cells.length > 0)
  const rows = all.slice(headerAt + 1)
  if (!rows.some(cells => cells.length > 0)) {
    throw new AppError(
      'format_broken',
      `“${name}” has no rows below its first one, which names the columns. Nothing was imported.`,
    )
  }
  return { name, headerRow: headerAt + 1, header: all[headerAt] ?? [], rows }
}
