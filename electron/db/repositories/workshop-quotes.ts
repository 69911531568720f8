import type { ParsedInputOf } from '../../../shared/contract/contract.ts'
import type { WorkshopCandidate } from '../../../shared/contract/workshops.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { newId } from '../ids.ts'
import { get, insert, type ReadableDb, runOne, sql, update, type WritableDb } from '../sql.ts'
import { getCoding } from './codings.ts'
import { listEvidence } from './evidence.ts'
import { nextPosition } from './positions.ts'
import { listPrinciples } from './principles.ts'
import { getItem } from './workshop-items.ts'

/** The passages of an item's evidence: of a configuration with its elements, or of all configurations of a principle. */
export function listCandidates(db: ReadableDb, itemId: string): WorkshopCandidate[] {
  const { kind, thingId, quotes } = getItem(db, itemId)
  const principle = kind === 'principle' && listPrinciples(db).find(({ id }) => id === thingId)
  const ids = kind === 'configuration' && thingId !== null ? [thingId] : []
  const configurationIds = principle ? principle.configurationIds : ids
  if (configurationIds.length === 0) return []
  const chosen = new Set(quotes.map(({ codingId }) => codingId))
  const seen = new Set<string>()
  return listEvidence(db, { configurationIds }).flatMap(piece => {
    const { codingId, quote, stance, sourceTitle, group } = piece
    if (seen.has(codingId)) return []
    seen.add(codingId)
    return [{ codingId, quote, stance, sourceTitle, group, isChosen: chosen.has(codingId) }]
  })
}

/** Chooses a passage for an item; it may not be shown yet. Throws `not_found`, or `duplicate` where it was chosen. */
export function insertQuote(
  db: WritableDb,
  { itemId, codingId }: ParsedInputOf<'workshops.chooseQuote'>,
): void {
  const { quotes } = getItem(db, itemId)
  if (quotes.some(quote => quote.codingId === codingId)) {
    throw new AppError('duplicate', 'This quote was chosen already.', { codingId })
  }
  insert(db, 'workshop_quote', {
    ...{ id: newId(), item_id: itemId, coding_id: codingId, words: getCoding(db, codingId).quote },
    ...{ may_be_shown: 0, position: nextPosition(db, 'workshop_quote', sql`item_id = ${itemId}`) },
  })
}

/** The item that a quote was chosen for. Throws `not_found`. */
export function itemOfQuote(db: ReadableDb, quoteId: string): string {
  const row = get<{ itemId: string }>(
    db,
    sql`SELECT item_id AS itemId FROM workshop_quote WHERE id = ${quoteId}`,
  )
  if (row === undefined) throw new AppError('not_found', 'There is no such quote.', { quoteId })
  return row.itemId
}

/** Changes the words of a quote, which then may not be shown until somebody says so, or says so. */
export function updateQuote(
  db: WritableDb,
  { quoteId, words, mayBeShown }: ParsedInputOf<'workshops.updateQuote'>,
): void {
  const isShown = mayBeShown ?? (words === undefined ? undefined : false)
  update(db, 'workshop_quote', quoteId, {
    words,
    may_be_shown: isShown === undefined ? undefined : Number(isShown),
  })
}

/** Takes a quote out of its item. */
export function removeQuote(db: WritableDb, quoteId: string): void {
  runOne(db, sql`DELETE FROM workshop_quote WHERE id = ${quoteId}`)
}
