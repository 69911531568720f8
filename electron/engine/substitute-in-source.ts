import { CONTEXT_LENGTH, describeAnchor } from '../../shared/text/anchors.ts'
import { applyEdits, type Edit } from '../../shared/text/edit-script.ts'
import {
  type BlockedText,
  placesAfter,
  type Substitution,
  substitute,
} from '../../shared/text/substitute.ts'
import { listAnchors, placeCoding } from '../db/repositories/codings.ts'
import { currentVersion, insertNextVersion } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'
import { renameSpeakers } from './rename-speakers.ts'

/** What is kept of a passage that its text lost: the words before it, its own, and those after it. */
type Kept = { quote: string; prefix: string; suffix: string }

/** The words of such a passage as one text, for finding things in it. */
export function orphanText({ prefix, quote, suffix }: Kept): string {
  return prefix + quote + suffix
}

interface Work {
  sourceId: string
  source: BlockedText
  substitution: Substitution
  /** What to replace in an orphan; offsets count in its `orphanText`. */
  editsOfOrphan: (orphan: Kept & { id: string }) => readonly Edit[]
  /** A label that stands for no participant. */
  nobody?: string
  researcherId: string
}

/** Gives a source a new text version, with every coding on what stands for its words. */
export function substituteInSource(db: WritableDb, work: Work): void {
  const { sourceId, source, substitution, editsOfOrphan, nobody = null, researcherId } = work
  const { edits, speakers } = substitution
  const anchors = listAnchors(db, sourceId)
  const orphans = anchors.filter(({ isOrphan }) => isOrphan)
  const rewritten = new Map(orphans.map(each => [each.id, rewrite(each, editsOfOrphan(each))]))
  if (edits.length === 0 && speakers.size === 0) {
    const { id: versionId } = currentVersion(db, sourceId)
    for (const orphan of orphans) {
      placeCoding(db, orphan.id, { ...orphan, ...rewritten.get(orphan.id), versionId })
    }
    return
  }
  const { text, blocks, pages } = substitute(source, substitution)
  renameSpeakers(db, sourceId, source.blocks, speakers, nobody)
  const versionId = insertNextVersion(db, { sourceId, text, blocks, pages, researcherId })
  const places = placesAfter(edits)
  for (const coding of anchors) {
    const { start, end } = places.passage(coding)
    const anchor = rewritten.get(coding.id) ?? describeAnchor(text, start, end)
    placeCoding(db, coding.id, { ...anchor, start, end, versionId, isOrphan: coding.isOrphan })
  }
}

/** An orphan's words after replacements; where one runs over an edge of the quote, the quote takes the whole of it. */
function rewrite(orphan: Kept, edits: readonly Edit[]): Kept {
  if (edits.length === 0) return { ...orphan }
  const { prefix, quote } = orphan
  const text = applyEdits(orphanText(orphan), edits)
  const { start, end } = placesAfter(edits).passage({
    start: prefix.length,
    end: prefix.length + quote.length,
  })
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start).toWellFormed(),
    suffix: text.slice(end, end + CONTEXT_LENGTH).toWellFormed(),
  }
}
