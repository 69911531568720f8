import { z } from 'zod'
import type { Edit } from '../../../shared/text/edit-script.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { readSetting, writeSetting } from '../repositories/project.ts'
import { all, get, insert, type ReadableDb, run, sql, type WritableDb } from '../sql.ts'
import { noteLeftOut } from './left-out-ids.ts'

/** What a copy with a part of a project knows of itself, and what its maker remembers of it. */

const PART = 'team_part'

const Part = z.object({
  /** Names were replaced in it: it takes in nothing, since nobody else's words are pseudonymised. */
  isPseudonymised: z.boolean(),
  /** Sources whose text must stay as it is, so that passages can be carried back. */
  fixedSourceIds: z.array(z.string()),
})
/** That a project file is a copy with a part of a project. */
export type Part = z.infer<typeof Part>

/** What this file is a part of a project by; null for a whole one. */
export function readPart(db: ReadableDb): Part | null {
  const stored = readSetting(db, PART)
  return stored === null ? null : Part.parse(JSON.parse(stored))
}

/** Marks a copy that is being made. */
export function writePart(copy: WritableDb, part: Part): void {
  writeSetting(copy, PART, JSON.stringify(part))
}

/** Throws `invalid_input` for a text that must stay as it is. */
export function refuseFixedText(db: ReadableDb, sourceId: string): void {
  if (readPart(db)?.fixedSourceIds.includes(sourceId) !== true) return
  throw new AppError(
    'invalid_input',
    'In a pseudonymised copy the texts it came with stay as they are, so that your codings can be carried back to them. Ask whoever made the copy to correct the text.',
  )
}

/** Where a copy's text differs from its maker's: what to replace in it, by the length of what the maker has there. */
export interface PartText {
  versionId: string
  ofVersionId: string
  edits: { start: number; end: number; length: number }[]
}

/** A copy with a part of this project. */
export interface MadePart {
  copyId: string
  /** The sources and participants it has from the beginning. */
  keptIds: string[]
  isPseudonymised: boolean
  texts: PartText[]
  leftOut: ReadonlySet<string>
}

/** Remembers a copy with a part of this project, by ids and lengths alone. */
export function noteMadePart(db: WritableDb, made: MadePart): void {
  const { copyId, keptIds, isPseudonymised, texts, leftOut } = made
  insert(db, 'team_part', {
    ...{ copy_id: copyId, kept_ids: JSON.stringify(keptIds) },
    is_pseudonymised: isPseudonymised ? 1 : 0,
  })
  for (const { versionId, ofVersionId, edits } of texts) {
    insert(db, 'team_part_text', {
      ...{ copy_id: copyId, version_id: versionId, of_version_id: ofVersionId },
      edits: JSON.stringify(edits.map(({ start, end, length }) => [start, end, length])),
    })
  }
  noteLeftOut(db, leftOut, copyId)
}

/** What is remembered of a copy with a part of this project; null for any other. */
export function readMadePart(
  db: ReadableDb,
  copyId: string,
): Pick<MadePart, 'keptIds' | 'isPseudonymised'> | null {
  const row = get<{ keptIds: string; isPseudonymised: number }>(
    db,
    sql`SELECT kept_ids AS keptIds, is_pseudonymised AS isPseudonymised FROM team_part
        WHERE copy_id = ${copyId}`,
  )
  if (row === undefined) return null
  const keptIds = JSON.parse(row.keptIds) as string[]
  return { keptIds, isPseudonymised: row.isPseudonymised === 1 }
}

/** The edits that turn a copy's text into its maker's, which is given. */
export function editsOf({ edits }: PartText, text: string): Edit[] {
  let shift = 0
  return edits.map(({ start, end, length }) => {
    const from = start + shift
    shift += length - (end - start)
    return { start, end, text: text.slice(from, from + length) }
  })
}

/** The texts of pseudonymised copies, by the ids they have there. */
export function listPartTexts(db: ReadableDb): Map<string, PartText> {
  const rows = all<{ versionId: string; ofVersionId: string; edits: string }>(
    db,
    sql`SELECT version_id AS versionId, of_version_id AS ofVersionId, edits FROM team_part_text`,
  )
  return new Map(
    rows.map(({ versionId, ofVersionId, edits }) => [
      versionId,
      {
        ...{ versionId, ofVersionId },
        edits: (JSON.parse(edits) as [number, number, number][]).map(([start, end, length]) => {
          return { start, end, length }
        }),
      },
    ]),
  )
}

/** Sources and participants that a copy made itself, as far as they came here with its bundles. */
export function listMadeBy(db: ReadableDb, copyId: string): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT DISTINCT row_key AS id FROM team_change JOIN team_command ON team_command.id = command_id
        JOIN merged_bundle ON merged_bundle.id = bundle_id
        WHERE merged_bundle.copy_id = ${copyId} AND is_whole = 1
          AND table_name IN ('source', 'participant')`,
  ).map(({ id }) => id)
}

/** Forgets all copies with parts: after a new beginning nothing of theirs can come back. */
export function forgetParts(db: WritableDb): void {
  run(db, sql`DELETE FROM team_part_text`)
  run(db, sql`DELETE FROM team_part`)
  run(db, sql`DELETE FROM left_out`)
  run(db, sql`DELETE FROM local_setting WHERE key = ${PART}`)
}
