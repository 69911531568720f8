import type { Coding } from '../../shared/contract/codings.ts'
import { AppError } from '../../shared/domain/app-error.ts'
import { orderRoles } from '../../shared/domain/roles.ts'
import { cutsCharacter } from '../../shared/text/anchors.ts'
import { trimRange } from '../../shared/text/boundaries.ts'
import { addExamples, listExampleCodes } from '../db/repositories/code-examples.ts'
import {
  getCoding,
  insertCoding,
  listCodings,
  removeCoding,
  requireCodings,
  updateCoding,
} from '../db/repositories/codings.ts'
import { moveEvidence } from '../db/repositories/evidence.ts'
import { moveMemos } from '../db/repositories/memos.ts'
import { getSourceWithText } from '../db/repositories/sources.ts'
import type { WritableDb } from '../db/sql.ts'

/**
 * Splits a coding at offsets of its source's text; returns the pieces' ids in order, the first its own. White space at the
 * cuts belongs to no piece. The pieces stay the judgement of whoever made the coding. Throws `invalid_range`.
 */
export function splitCoding(db: WritableDb, codingId: string, at: readonly number[]): string[] {
  const coding = getCoding(db, codingId)
  refuseOrphans([coding])
  const { sourceId, start, end, roles, codeIds, confidence, researcherId } = coding
  const { text } = getSourceWithText(db, sourceId)
  const cuts = [...new Set(at)].sort((a, b) => a - b)
  const edges = [start, ...cuts, end]
  const pieces = edges
    .slice(1)
    .map((edge, index) => trimRange(text, { start: edges[index] ?? start, end: edge }))
  const isWithin = cuts.every(cut => cut > start && cut < end && !cutsCharacter(text, cut))
  const [first, ...others] = pieces
  if (!isWithin || first === undefined || pieces.some(piece => piece.end <= piece.start)) {
    throw new AppError(
      'invalid_range',
      'Each cut must lie within the passage, between its words, so that every piece has some.',
      { codingId },
    )
  }
  updateCoding(db, { codingId, start: first.start, end: first.end })
  const made = others.map(piece =>
    insertCoding(db, { sourceId, ...piece, roles, codeIds, confidence }, researcherId),
  )
  return [codingId, ...made]
}

const CONFIDENCE = ['low', 'medium', 'high'] as const

/**
 * Joins codings into the one that begins first; returns its id. It gets everything the others had, and the least of their
 * confidences. Throws `not_found`, or `invalid_input` where they are not of one researcher and one source.
 */
export function joinCodings(db: WritableDb, codingIds: readonly string[]): string {
  const ids = [...new Set(codingIds)]
  requireCodings(db, ids)
  const codings = listCodings(db, { ids })
  const [kept, ...others] = codings
  refuseOrphans(codings)
  if (kept === undefined || others.length === 0 || !isOneHand(codings)) {
    throw new AppError(
      'invalid_input',
      'Only codings of one researcher in one source can be joined, two at least.',
    )
  }
  const notes = [...new Set(codings.map(({ note }) => note))].filter(note => note.trim() !== '')
  const examples = codings.map(({ id }) => ({ id, codeIds: listExampleCodes(db, id) }))
  for (const { id } of others) {
    moveEvidence(db, id, kept.id)
    moveMemos(db, { kind: 'coding', id }, { kind: 'coding', id: kept.id })
    removeCoding(db, id)
  }
  updateCoding(db, {
    codingId: kept.id,
    start: kept.start,
    end: Math.max(...codings.map(({ end }) => end)),
    roles: orderRoles(codings.flatMap(({ roles }) => roles)),
    codeIds: [...new Set(codings.flatMap(coding => coding.codeIds))],
    note: notes.join('\n\n'),
    confidence:
      CONFIDENCE.find(each => codings.some(({ confidence }) => confidence === each)) ?? null,
  })
  for (const codeId of new Set(examples.flatMap(example => example.codeIds))) {
    addExamples(db, codeId, [kept.id])
  }
  return kept.id
}

function isOneHand(codings: readonly Coding[]): boolean {
  const [first] = codings
  return codings.every(
    ({ sourceId, researcherId }) =>
      sourceId === first?.sourceId && researcherId === first.researcherId,
  )
}

function refuseOrphans(codings: readonly Coding[]): void {
  if (!codings.some(({ isOrphan }) => isOrphan)) return
  throw new AppError(
    'invalid_range',
    'The words of this coding are no longer in the text. Place it anew first.',
  )
}
