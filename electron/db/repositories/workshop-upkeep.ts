import { run, type Sql, sql, type WritableDb } from '../sql.ts'

/** What becomes of workshops where what they rest on changes or goes. */

/**
 * Where a passage is about to read differently, chosen quotes of it read so too, and may not be shown until somebody says so
 * again: what was taken out of a transcript must not stay on a card.
 */
export function followPassage(db: WritableDb, codingId: string, quote: string): void {
  run(
    db,
    sql`UPDATE workshop_quote SET words = ${quote}, may_be_shown = 0 WHERE coding_id = ${codingId}
          AND (SELECT quote FROM coding WHERE id = ${codingId}) <> ${quote}`,
  )
}

/** Takes the quotes of codings that go out of all workshops. */
export function removeQuotesOf(db: WritableDb, codings: Sql): void {
  run(db, sql`DELETE FROM workshop_quote WHERE coding_id IN ${codings}`)
}

/** Forgets that a decision that goes was made after a workshop. */
export function removeCause(db: WritableDb, decisionId: string): void {
  run(db, sql`DELETE FROM workshop_decision WHERE decision_id = ${decisionId}`)
}
