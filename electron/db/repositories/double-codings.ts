import type { DoubleCoding } from '../../../shared/contract/double-coding.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import {
  all,
  get,
  insert,
  type ReadableDb,
  run,
  runOne,
  sql,
  update,
  type WritableDb,
} from '../sql.ts'

/** Samples for double coding as they are stored. */

type Row = Omit<
  DoubleCoding,
  'isStratified' | 'state' | 'researcherIds' | 'sources' | 'isStale'
> & { isStratified: number }

/** A sample without what is made of it. */
export type StoredSample = Omit<Row, 'isStratified'> & {
  isStratified: boolean
  researcherIds: string[]
  sources: StoredSource[]
}

/** A source of a sample. */
export interface StoredSource {
  sourceId: string
  title: string
  group: string | null
  /** The text that turns were drawn from, and the one that the source has now. */
  drawnHash: string
  nowHash: string
  /** In the text they were drawn from. */
  turns: { start: number; end: number }[]
  doneBy: string[]
}

/** All samples, or one of them, oldest first. */
export function listSamples(db: ReadableDb, id?: string): StoredSample[] {
  const one = id === undefined ? sql`TRUE` : sql`double_coding.id = ${id}`
  const rows = all<Row>(
    db,
    sql`SELECT id, name, unit, number, percent, seed, is_stratified AS isStratified,
          drawn_from AS drawnFrom, researcher_id AS drawnBy, drawn_at AS drawnAt,
          started_at AS startedAt, ended_at AS endedAt, end_reason AS endReason
        FROM double_coding WHERE ${one} ORDER BY drawn_at, id`,
  )
  const members = groupRows<{ id: string; researcherId: string }>(
    all(
      db,
      sql`SELECT double_coding_id AS id, researcher_id AS researcherId
          FROM double_coding_researcher JOIN researcher ON researcher.id = researcher_id
          ORDER BY researcher.name, researcher_id`,
    ),
  )
  const turns = groupRows<{ id: string; start: number; end: number }>(
    all(
      db,
      sql`SELECT double_coding_id || '/' || source_id AS id, start_offset AS start, end_offset AS "end"
          FROM double_coding_turn ORDER BY start_offset`,
    ),
  )
  const done = groupRows<{ id: string; researcherId: string }>(
    all(
      db,
      sql`SELECT double_coding_id || '/' || source_id AS id, researcher_id AS researcherId
          FROM double_coding_done ORDER BY done_at, researcher_id`,
    ),
  )
  const order = new Intl.Collator('en', { numeric: true })
  const sources = groupRows<{ id: string } & Omit<StoredSource, 'turns' | 'doneBy'>>(
    all<{ id: string } & Omit<StoredSource, 'turns' | 'doneBy'>>(
      db,
      sql`SELECT double_coding_id AS id, source.id AS sourceId, title, group_name AS "group",
            drawn.text_hash AS drawnHash, now.text_hash AS nowHash
          FROM double_coding_source JOIN source ON source.id = double_coding_source.source_id
          JOIN text_version AS drawn ON drawn.id = double_coding_source.version_id
          JOIN text_version AS now ON now.id = source.version_id`,
    ).sort((a, b) => order.compare(a.title, b.title) || order.compare(a.sourceId, b.sourceId)),
  )
  return rows.map(row => ({
    ...row,
    isStratified: row.isStratified === 1,
    researcherIds: (members.get(row.id) ?? []).map(({ researcherId }) => researcherId),
    sources: (sources.get(row.id) ?? []).map(({ id: sampleId, ...source }) => ({
      ...source,
      turns: (turns.get(`${sampleId}/${source.sourceId}`) ?? []).map(({ start, end }) => ({
        ...{ start, end },
      })),
      doneBy: (done.get(`${sampleId}/${source.sourceId}`) ?? []).map(each => each.researcherId),
    })),
  }))
}

function groupRows<T extends { id: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ id }) => id)
}

/** One sample. Throws `not_found`. */
export function getSample(db: ReadableDb, id: string): StoredSample {
  const sample = listSamples(db, id)[0]
  if (sample === undefined) {
    throw new AppError('not_found', 'There is no such sample.', { doubleCodingId: id })
  }
  return sample
}

/** What is drawn of a source: all of it, or these turns. */
export interface DrawnSource {
  sourceId: string
  versionId: string
  turns: readonly { start: number; end: number }[]
}

/** Stores a sample that was drawn; returns its id. */
export function insertSample(
  db: WritableDb,
  sample: Pick<Row, 'name' | 'unit' | 'number' | 'percent' | 'seed' | 'drawnFrom' | 'drawnBy'> & {
    isStratified: boolean
    researcherIds: readonly string[]
    sources: readonly DrawnSource[]
  },
): string {
  const id = newId()
  insert(db, 'double_coding', {
    ...{ id, name: sample.name, unit: sample.unit, number: sample.number },
    ...{ percent: sample.percent, seed: sample.seed, drawn_from: sample.drawnFrom },
    ...{ is_stratified: sample.isStratified ? 1 : 0, researcher_id: sample.drawnBy },
    ...{ drawn_at: new Date().toISOString(), end_reason: '' },
  })
  setResearchers(db, id, sample.researcherIds)
  for (const { sourceId, versionId, turns } of sample.sources) {
    insert(db, 'double_coding_source', {
      ...{ double_coding_id: id, source_id: sourceId, version_id: versionId },
    })
    for (const { start, end } of turns) {
      insert(db, 'double_coding_turn', {
        ...{ double_coding_id: id, source_id: sourceId, start_offset: start, end_offset: end },
      })
    }
  }
  return id
}

/** Changes what a sample is called, when coding began, and when and why blindness was ended. */
export function updateSample(
  db: WritableDb,
  id: string,
  columns: { name?: string | undefined; startedAt?: string; endedAt?: string; endReason?: string },
): void {
  update(db, 'double_coding', id, {
    ...{ name: columns.name, started_at: columns.startedAt },
    ...{ ended_at: columns.endedAt, end_reason: columns.endReason },
  })
}

/** Gives a sample to these researchers, and to nobody else. */
export function setResearchers(db: WritableDb, id: string, researcherIds: readonly string[]): void {
  const before = new Set(
    all<{ id: string }>(
      db,
      sql`SELECT researcher_id AS id FROM double_coding_researcher WHERE double_coding_id = ${id}`,
    ).map(row => row.id),
  )
  const wanted = new Set(researcherIds)
  for (const gone of before) {
    if (wanted.has(gone)) continue
    runOne(
      db,
      sql`DELETE FROM double_coding_researcher
          WHERE double_coding_id = ${id} AND researcher_id = ${gone}`,
    )
  }
  for (const researcherId of wanted) {
    if (before.has(researcherId)) continue
    insert(db, 'double_coding_researcher', { double_coding_id: id, researcher_id: researcherId })
  }
}

/** Says that a researcher is done with a source of a sample, or not any more. */
export function setDone(
  db: WritableDb,
  part: { id: string; sourceId: string; researcherId: string },
  isDone: boolean,
): void {
  run(
    db,
    sql`DELETE FROM double_coding_done WHERE double_coding_id = ${part.id}
        AND source_id = ${part.sourceId} AND researcher_id = ${part.researcherId}`,
  )
  if (!isDone) return
  insert(db, 'double_coding_done', {
    ...{ double_coding_id: part.id, source_id: part.sourceId },
    ...{ researcher_id: part.researcherId, done_at: new Date().toISOString() },
  })
}

/** Removes a sample; no coding goes with it. */
export function removeSample(db: WritableDb, id: string): void {
  run(db, sql`DELETE FROM double_coding_done WHERE double_coding_id = ${id}`)
  run(db, sql`DELETE FROM double_coding_turn WHERE double_coding_id = ${id}`)
  run(db, sql`DELETE FROM double_coding_source WHERE double_coding_id = ${id}`)
  run(db, sql`DELETE FROM double_coding_researcher WHERE double_coding_id = ${id}`)
  runOne(db, sql`DELETE FROM double_coding WHERE id = ${id}`)
}

/** The sources in which a researcher sees no coding but their own: others who take part are not all done with them. */
export function listBlindSources(db: ReadableDb, researcherId: string): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT DISTINCT part.source_id AS id FROM double_coding_researcher AS mine
        JOIN double_coding ON double_coding.id = mine.double_coding_id
        JOIN double_coding_source AS part ON part.double_coding_id = double_coding.id
        WHERE mine.researcher_id = ${researcherId}
          AND started_at IS NOT NULL AND ended_at IS NULL
          AND EXISTS (SELECT 1 FROM double_coding_researcher AS each
            WHERE each.double_coding_id = double_coding.id AND NOT EXISTS
              (SELECT 1 FROM double_coding_done AS done
                WHERE done.double_coding_id = double_coding.id
                  AND done.source_id = part.source_id
                  AND done.researcher_id = each.researcher_id))
        ORDER BY part.source_id`,
  ).map(row => row.id)
}

/** Which of some ids are of a coding, a piece of evidence, a comment or a memo that can be read through a connection. */
export function countHideable(db: ReadableDb, ids: readonly string[]): number {
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const found = get<{ n: number }>(
    db,
    sql`SELECT (SELECT count(*) FROM coding WHERE id IN ${among})
          + (SELECT count(*) FROM evidence WHERE id IN ${among})
          + (SELECT count(*) FROM comment WHERE id IN ${among})
          + (SELECT count(*) FROM memo WHERE id IN ${among}) AS n`,
  )
  return found?.n ?? 0
}
