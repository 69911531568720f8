import { get, type ReadableDb, run, sql, type WritableDb, name } from '../sql.ts'

/** Kinds of things that may be known to another program, by the table each stands in. */
export type ForeignKind =
  | 'researcher'
  | 'code'
  | 'source'
  | 'coding'
  | 'memo'
  | 'participant'
  | 'attribute'

/** The thing that came in under a GUID, or that was written under it from here; null where there is none, or none any more. */
export function findForeign(db: ReadableDb, kind: ForeignKind, guid: string): string | null {
  const row = get<{ id: string }>(
    db,
    sql`SELECT id FROM ${name(kind)} WHERE id = ${guid}
        UNION ALL
        SELECT thing_id AS id FROM foreign_id WHERE kind = ${kind} AND guid = ${guid}
          AND EXISTS (SELECT 1 FROM ${name(kind)} WHERE id = thing_id)
        LIMIT 1`,
  )
  return row?.id ?? null
}

/** Keeps under which GUID a thing came in. */
export function keepForeign(
  db: WritableDb,
  {
    kind,
    guid,
    thingId,
    origin,
  }: { kind: ForeignKind; guid: string; thingId: string; origin: string },
): void {
  if (guid === '' || guid === thingId) return
  run(
    db,
    sql`INSERT INTO foreign_id (kind, guid, thing_id, origin)
        VALUES (${kind}, ${guid}, ${thingId}, ${origin})
        ON CONFLICT DO UPDATE SET thing_id = excluded.thing_id, origin = excluded.origin`,
  )
}
