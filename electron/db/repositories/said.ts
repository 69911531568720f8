import type { Stance } from '../../../shared/domain/roles.ts'
import { all, inList, type ReadableDb, sql } from '../sql.ts'
import { PARTICIPANT_ID } from './speakers.ts'

/** A passage that is evidence of anything; one object, however much it is evidence of. */
export interface Passage {
  codingId: string
  sourceId: string
  /** Null where nobody is known to speak, or nobody asked. */
  participantId: string | null
}

/** What a passage says of a thing. */
export interface Said {
  passage: Passage
  stance: Stance
}

/**
 * All evidence by the id of the element or configuration it is attached to. Passages and evidence are put together here and
 * not in SQL, which takes three times as long over 20,000 pieces. Who speaks is only looked for where that is asked.
 * Of a version that was kept it is what that version had, as far as the passages are still there.
 * @param thingIds of these alone; without them, of all.
 */
export function listSaid(
  db: ReadableDb,
  {
    withParticipants,
    thingIds,
    keptId,
  }: {
    withParticipants: boolean
    thingIds?: readonly string[]
    keptId?: string | undefined
  },
): ReadonlyMap<string, readonly Said[]> {
  const participantId = withParticipants ? PARTICIPANT_ID : sql`NULL`
  const chosen =
    thingIds === undefined
      ? sql``
      : sql`WHERE element_id ${inList(thingIds)} OR configuration_id ${inList(thingIds)}`
  const pieces =
    keptId === undefined
      ? sql`evidence`
      : sql`(SELECT * FROM version_evidence WHERE theory_id = ${keptId})`
  const passages = new Map(
    all<Passage>(
      db,
      sql`SELECT id AS codingId, source_id AS sourceId, ${participantId} AS participantId
          FROM coding WHERE id IN (SELECT coding_id FROM ${pieces} ${chosen})`,
    ).map(passage => [passage.codingId, passage]),
  )
  const said = new Map<string, Said[]>()
  const rows = all<{ thingId: string; codingId: string; stance: Stance }>(
    db,
    sql`SELECT coalesce(element_id, configuration_id) AS thingId, coding_id AS codingId, stance
        FROM ${pieces} ${chosen}`,
  )
  for (const { thingId, codingId, stance } of rows) {
    const passage = passages.get(codingId)
    if (passage === undefined) continue
    const known = said.get(thingId)
    if (known === undefined) said.set(thingId, [{ passage, stance }])
    else known.push({ passage, stance })
  }
  return said
}
