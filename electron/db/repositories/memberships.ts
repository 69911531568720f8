import { newId } from '../ids.ts'
import { all, run, sql, update, type WritableDb } from '../sql.ts'

/**
 * Where elements, configurations and passages stand beside the theory itself: in outcome patterns, under guiding
 * principles, in the constructs of lenses, in acts of synthesis. What becomes of that when they are merged or go.
 */

interface Noted {
  id: string
  /** The pattern or construct. */
  owner: string
  note: string
}

/** Lets an element stand where another stood; where both stand in one pattern or construct, one is left with both notes. */
export function moveElementMemberships(db: WritableDb, fromId: string, toId: string): void {
  for (const [table, owner] of OWNERS) {
    const listed = (elementId: string) =>
      all<Noted>(
        db,
        sql`SELECT id, ${owner} AS owner, note FROM ${table} WHERE element_id = ${elementId}`,
      )
    const there = new Map(listed(toId).map(row => [row.owner, row]))
    for (const { id, owner: place, note } of listed(fromId)) {
      const same = there.get(place)
      if (same === undefined) {
        run(db, sql`UPDATE ${table} SET element_id = ${toId} WHERE id = ${id}`)
        continue
      }
      const joined = joinNotes(same.note, note)
      run(db, sql`UPDATE ${table} SET note = ${joined} WHERE id = ${same.id}`)
      run(db, sql`DELETE FROM ${table} WHERE id = ${id}`)
    }
  }
  run(db, sql`UPDATE principle_item SET element_id = ${toId} WHERE element_id = ${fromId}`)
}

const OWNERS = [
  [sql`pattern_element`, sql`pattern_id`],
  [sql`construct_mapping`, sql`construct_id`],
] as const

/** Takes an element that goes out of patterns and constructs; items of principles that named it keep its words. */
export function removeElementMemberships(db: WritableDb, elementId: string, label: string): void {
  run(db, sql`DELETE FROM pattern_element WHERE element_id = ${elementId}`)
  run(db, sql`DELETE FROM construct_mapping WHERE element_id = ${elementId}`)
  run(
    db,
    sql`UPDATE principle_item SET element_id = NULL,
          body = CASE WHEN trim(body) = '' THEN ${label} ELSE body END
        WHERE element_id = ${elementId}`,
  )
}

/** Puts a configuration under the principles and constructs of another, which stays there. */
export function copyConfigurationMemberships(db: WritableDb, fromId: string, toId: string): void {
  run(
    db,
    sql`INSERT INTO principle_configuration (principle_id, configuration_id, position)
        SELECT principle_id, ${toId}, (SELECT max(position) + 1 FROM principle_configuration AS other
            WHERE other.principle_id = principle_configuration.principle_id)
        FROM principle_configuration WHERE configuration_id = ${fromId}
        ON CONFLICT DO NOTHING`,
  )
  const mapped = (id: string) =>
    all<{ id: string; construct: string; note: string }>(
      db,
      sql`SELECT id, construct_id AS construct, note FROM construct_mapping
          WHERE configuration_id = ${id} ORDER BY id`,
    )
  const there = new Map(mapped(toId).map(row => [row.construct, row]))
  for (const { construct, note } of mapped(fromId)) {
    const same = there.get(construct)
    if (same !== undefined) {
      update(db, 'construct_mapping', same.id, { note: joinNotes(same.note, note) })
      continue
    }
    run(
      db,
      sql`INSERT INTO construct_mapping (id, construct_id, element_id, configuration_id, note)
          VALUES (${newId()}, ${construct}, NULL, ${toId}, ${note})`,
    )
  }
}

/** Takes a configuration that goes out of principles, constructs and acts of synthesis; these acts themselves stay. */
export function removeConfigurationMemberships(db: WritableDb, configurationId: string): void {
  run(db, sql`DELETE FROM principle_configuration WHERE configuration_id = ${configurationId}`)
  run(db, sql`DELETE FROM construct_mapping WHERE configuration_id = ${configurationId}`)
  run(db, sql`DELETE FROM synthesis_configuration WHERE configuration_id = ${configurationId}`)
  run(db, sql`UPDATE synthesis SET favoured_id = NULL WHERE favoured_id = ${configurationId}`)
  run(db, sql`UPDATE synthesis SET into_id = NULL WHERE into_id = ${configurationId}`)
}

/** Lets acts of synthesis that lean on a coding lean on another that it becomes a part of. */
export function moveSynthesisCoding(db: WritableDb, fromId: string, toId: string): void {
  run(
    db,
    sql`INSERT INTO synthesis_coding (synthesis_id, coding_id)
        SELECT synthesis_id, ${toId} FROM synthesis_coding WHERE coding_id = ${fromId}
        ON CONFLICT DO NOTHING`,
  )
  run(db, sql`DELETE FROM synthesis_coding WHERE coding_id = ${fromId}`)
}

function joinNotes(...notes: string[]): string {
  return [...new Set(notes)].filter(note => note.trim() !== '').join('\n\n')
}
