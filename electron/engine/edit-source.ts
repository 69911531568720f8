import type { ParsedInputOf } from '../../shared/contract/contract.ts'
import type { EditReport } from '../../shared/contract/sources.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { cutsCharacter, describeAnchor } from '../../shared/text/anchors.ts'
import { applyEdits, type Edit, findEdits, normaliseEdits } from '../../shared/text/edit-script.ts'
import { rebasePages } from '../../shared/text/rebase-pages.ts'
import { rebaseBlocks } from '../../shared/text/rebase-blocks.ts'
import { locate, rebase } from '../../shared/text/rebase.ts'
import { listAnchors, placeCoding } from '../db/repositories/codings.ts'
import { getSourceWithText, insertNextVersion } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'
import { refuseTooLong } from './source-size.ts'

/**
 * Gives a source a new text version and carries its blocks and codings over. Nothing is dropped: an orphan keeps its
 * quote and its place in lists. Throws `invalid_range` for edits that overlap or leave the text, `source_empty` where
 * nothing would be left, `too_large`.
 */
export function editSource(
  db: WritableDb,
  input: ParsedInputOf<'sources.edit'>,
  researcherId: string,
): EditReport {
  const { sourceId } = input
  const { text, blocks, pages } = getSourceWithText(db, sourceId)
  const edits = editsOf(text, input)
  const report: EditReport = {
    ...{ exact: 0, moved: 0, changed: 0, shrunk: 0, orphaned: 0 },
    ...{ changedIds: [], orphanedIds: [] },
  }
  if (edits.length === 0) return report
  const newText = applyEdits(text, edits)
  refuseTooLong(newText)
  if (newText.trim() === '') {
    throw new AppError(
      'source_empty',
      'Nothing would be left of the text. Remove the source instead.',
    )
  }
  const newBlocks = rebaseBlocks(blocks, edits, text, newText)
  const versionId = insertNextVersion(db, {
    sourceId,
    text: newText,
    blocks: newBlocks,
    pages: rebasePages(pages, edits, newText.length),
    researcherId,
  })
  for (const { id, isOrphan, ...passage } of listAnchors(db, sourceId)) {
    const carried = rebase(passage, edits, newText)
    // Words that are pasted back bring their coding back.
    const found = isOrphan ? locate(passage, newText) : carried
    const isLost = found === null || (!isOrphan && carried.status === 'orphan')
    const { start, end } = found ?? carried
    const anchor = isLost ? passage : describeAnchor(newText, start, end)
    const { quote, prefix, suffix } = anchor
    placeCoding(db, id, { versionId, start, end, isOrphan: isLost, quote, prefix, suffix })
    if (isOrphan) continue
    if (carried.status === 'orphan') report.orphaned += 1
    else report[carried.status] += 1
    if (carried.status === 'orphan') report.orphanedIds.push(id)
    if (carried.status === 'changed' || carried.status === 'shrunk') report.changedIds.push(id)
  }
  return report
}

function editsOf(text: string, input: ParsedInputOf<'sources.edit'>): Edit[] {
  if (input.text !== undefined) return findEdits(text, lineFeeds(input.text))
  const given = (input.edits ?? []).map(edit => ({ ...edit, text: lineFeeds(edit.text) }))
  const edits = normaliseEdits(text, given)
  const isWhole = edits?.every(
    ({ start, end }) => !cutsCharacter(text, start) && !cutsCharacter(text, end),
  )
  if (edits === null || isWhole !== true) {
    throw new AppError(
      'invalid_range',
      'The edits must lie within the text, must not overlap, and must not cut a character in two.',
      { length: text.length },
    )
  }
  return edits
}

function lineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}
