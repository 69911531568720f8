import { findEdits } from '../../../shared/text/edit-script.ts'
import { rebase } from '../../../shared/text/rebase.ts'
import { readText } from '../repositories/texts.ts'
import { all, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** Takes former texts and all original files out of a copy, with the names of these files. Turns that were drawn come along. */
export function dropFormerTexts(copy: WritableDb): void {
  for (const { sourceId, drawn, now } of movedSamples(copy)) moveTurns(copy, sourceId, drawn, now)
  run(
    copy,
    sql`UPDATE double_coding_source SET version_id =
          (SELECT version_id FROM source WHERE source.id = source_id)`,
  )
  const former = sql`version_id NOT IN (SELECT version_id FROM source)`
  run(copy, sql`DELETE FROM block WHERE ${former}`)
  run(copy, sql`DELETE FROM page WHERE ${former}`)
  run(copy, sql`DELETE FROM text_version WHERE id NOT IN (SELECT version_id FROM source)`)
  run(copy, sql`UPDATE source SET original_hash = NULL, original_name = NULL`)
}

interface MovedSample {
  sourceId: string
  drawn: string
  now: string
}

function movedSamples(db: ReadableDb): MovedSample[] {
  return all<MovedSample>(
    db,
    sql`SELECT DISTINCT source.id AS sourceId, drawn.text_hash AS drawn, now.text_hash AS now
        FROM double_coding_source JOIN source ON source.id = double_coding_source.source_id
          JOIN text_version AS drawn ON drawn.id = double_coding_source.version_id
          JOIN text_version AS now ON now.id = source.version_id
        WHERE drawn.id <> now.id`,
  )
}

function moveTurns(copy: WritableDb, sourceId: string, drawn: string, now: string): void {
  const [from, to] = [readText(copy, drawn), readText(copy, now)]
  const edits = findEdits(from, to)
  const ofVersion = sql`source_id = ${sourceId} AND double_coding_id IN
    (SELECT double_coding_id FROM double_coding_source JOIN text_version ON text_version.id = double_coding_source.version_id
     WHERE double_coding_source.source_id = ${sourceId} AND text_hash = ${drawn})`
  const turns = all<{ sampleId: string; start: number; end: number }>(
    copy,
    sql`SELECT double_coding_id AS sampleId, start_offset AS start, end_offset AS "end"
        FROM double_coding_turn WHERE ${ofVersion} ORDER BY start_offset`,
  )
  run(copy, sql`DELETE FROM double_coding_turn WHERE ${ofVersion}`)
  for (const { sampleId, ...turn } of turns) {
    const quote = from.slice(turn.start, turn.end)
    const { start, end } = rebase({ ...turn, quote, prefix: '', suffix: '' }, edits, to)
    run(
      copy,
      sql`INSERT INTO double_coding_turn VALUES (${sampleId}, ${sourceId}, ${start}, ${end})
          ON CONFLICT DO NOTHING`,
    )
  }
}

/** A text of a copy, with the text its maker has in its place. */
export interface TextPair {
  versionId: string
  text: string
  ofVersionId: string
  ofText: string
}

/** The texts of a copy that differ from those of the project it was made of. */
export function listChangedTexts(copy: ReadableDb, project: ReadableDb): TextPair[] {
  const read = (db: ReadableDb) =>
    new Map(
      all<{ sourceId: string; versionId: string; hash: string }>(
        db,
        sql`SELECT source.id AS sourceId, version_id AS versionId, text_hash AS hash
            FROM source JOIN text_version ON text_version.id = source.version_id`,
      ).map(row => [row.sourceId, row]),
    )
  const originals = read(project)
  return [...read(copy)].flatMap(([sourceId, { versionId, hash }]) => {
    const of = originals.get(sourceId)
    if (of === undefined || of.versionId === versionId) return []
    const [text, ofText] = [readText(copy, hash), readText(project, of.hash)]
    return [{ versionId, text, ofVersionId: of.versionId, ofText }]
  })
}
