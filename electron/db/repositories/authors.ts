import { all, type ReadableDb, sql } from '../sql.ts'

/** Who wrote what is somebody's: notes, memos, comments and the like, by table and id as in `<table>:<id>`. */
export function listAuthors(db: ReadableDb): Map<string, string> {
  const rows = all<{ thing: string; researcherId: string }>(
    db,
    sql`SELECT 'coding:' || id AS thing, researcher_id AS researcherId FROM coding WHERE note <> ''
        UNION ALL SELECT 'evidence:' || evidence.id, researcher_id
          FROM evidence JOIN coding ON coding.id = coding_id
        UNION ALL SELECT 'memo:' || id, researcher_id FROM memo
        UNION ALL SELECT 'comment:' || id, researcher_id FROM comment
        UNION ALL SELECT 'inference:' || id, researcher_id FROM inference
        UNION ALL SELECT 'synthesis:' || id, researcher_id FROM synthesis
        UNION ALL SELECT 'decision:' || id, researcher_id FROM decision
        UNION ALL SELECT 'response:' || id, researcher_id FROM response
        UNION ALL SELECT 'settlement:' || id, researcher_id FROM settlement`,
  )
  return new Map(rows.map(({ thing, researcherId }) => [thing, researcherId]))
}
