import { all, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'

/** What somebody has said of a speaker label of a source, whether or not its text still has the label. */
export interface KnownSpeaker {
  label: string
  participantId: string | null
  isInterviewer: boolean
}

/** What is stored of a source's speakers. */
export function listKnownSpeakers(db: ReadableDb, sourceId: string): KnownSpeaker[] {
  return all<Omit<KnownSpeaker, 'isInterviewer'> & { isInterviewer: number }>(
    db,
    sql`SELECT label, participant_id AS participantId, is_interviewer AS isInterviewer
        FROM speaker WHERE source_id = ${sourceId}`,
  ).map(row => ({ ...row, isInterviewer: row.isInterviewer === 1 }))
}

/** Forgets what was said of these labels. */
export function removeKnownSpeakers(
  db: WritableDb,
  sourceId: string,
  labels: Iterable<string>,
): void {
  for (const label of labels) {
    run(db, sql`DELETE FROM speaker WHERE source_id = ${sourceId} AND label = ${label}`)
  }
}
