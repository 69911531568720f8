import type { Role } from '../../../shared/domain/roles.ts'
import { all, inList, type ReadableDb, sql } from '../sql.ts'
import { parseRoles } from './codings.ts'

/** Rows for comparing what researchers coded and built: all of a study at once, and nothing that is not compared. */

/** A coding as it is compared. */
export interface ComparedCoding {
  id: string
  sourceId: string
  researcherId: string
  start: number
  end: number
  roles: Role[]
  codeIds: string[]
}

/** The codings of some researchers by source and place; orphans lie nowhere and are left out. */
export function listComparedCodings(
  db: ReadableDb,
  researcherIds: readonly string[],
): ComparedCoding[] {
  const codings = all<Omit<ComparedCoding, 'roles' | 'codeIds'> & { roles: string }>(
    db,
    sql`SELECT id, source_id AS sourceId, researcher_id AS researcherId, start_offset AS start,
          end_offset AS "end", roles
        FROM coding WHERE is_orphan = 0 AND researcher_id ${inList(researcherIds)}`,
  )
  const codes = new Map<string, string[]>()
  for (const { codingId, codeId } of all<{ codingId: string; codeId: string }>(
    db,
    sql`SELECT coding_id AS codingId, code_id AS codeId FROM coding_code`,
  )) {
    const known = codes.get(codingId)
    if (known === undefined) codes.set(codingId, [codeId])
    else known.push(codeId)
  }
  const roles = new Map<string, Role[]>()
  return codings
    .map(row => {
      const known = roles.get(row.roles) ?? parseRoles(row.roles)
      roles.set(row.roles, known)
      return { ...row, roles: known, codeIds: codes.get(row.id) ?? [] }
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
}

/** Who made each configuration that there is, as the journal has it; those whose making it no longer tells are left out. */
export function listBuilders(db: ReadableDb) {
  return all<{ id: string; number: number; title: string; researcherId: string }>(
    db,
    sql`SELECT configuration.id, configuration.number, title, command.researcher_id AS researcherId
        FROM configuration
        JOIN change ON change.table_name = 'configuration' AND change.row_key = configuration.id
          AND change.before IS NULL
        JOIN command ON command.id = change.command_id AND command.kind = 'do'
        WHERE configuration.status NOT IN ('merged', 'rejected')
        ORDER BY configuration.number`,
  )
}

/** The passages that speak for or against each configuration or its elements. */
export function listBuiltOn(db: ReadableDb) {
  return all<{ configurationId: string; sourceId: string; start: number; end: number }>(
    db,
    sql`SELECT configuration_id AS configurationId, source_id AS sourceId,
          start_offset AS start, end_offset AS "end"
        FROM evidence JOIN coding ON coding.id = coding_id
        WHERE configuration_id IS NOT NULL AND is_orphan = 0
        UNION
        SELECT slot.configuration_id, source_id, start_offset, end_offset
        FROM slot JOIN evidence ON evidence.element_id = slot.element_id
        JOIN coding ON coding.id = coding_id WHERE is_orphan = 0`,
  )
}
