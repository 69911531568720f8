import { describeAnchor } from '../../../shared/text/anchors.ts'
import { placesAfter } from '../../../shared/text/substitute.ts'
import { readVersionText } from '../../db/repositories/texts.ts'
import type { ReadableDb } from '../../db/sql.ts'
import { editsOf, listPartTexts, type PartText, readMadePart } from '../../db/team/parts.ts'
import type { Step, StepChange } from '../../db/team/steps.ts'

/**
 * Carries what was done in a pseudonymised copy back to the texts with names: passages come to stand on the words that the
 * pseudonyms stand for. What is about the pseudonymised text alone stays there.
 */
export function carryBack(
  db: ReadableDb,
  copyId: string,
  steps: readonly Step[],
): { steps: Step[]; keptOut: number } {
  const texts = listPartTexts(db)
  const isOwn = readMadePart(db, copyId)?.isPseudonymised === true
  if (texts.size === 0 && !isOwn) return { steps: [...steps], keptOut: 0 }
  const places = new Map([...texts].map(([id, part]) => [id, placesIn(db, part)]))
  let keptOut = 0
  const carried = steps.map(step => ({
    ...step,
    changes: step.changes.flatMap((change): StepChange[] => {
      const place = places.get(String(change.fields?.['version_id']))
      if (change.table === 'coding' && place !== undefined) return [place(change)]
      const stays = place !== undefined || (isOwn && STAYS.test(change.table))
      if (!stays) return [change]
      keptOut += 1
      return []
    }),
  }))
  return { steps: carried, keptOut }
}

/** Labels of speakers are other ones there, and samples were drawn from other words. */
const STAYS = /^(?:speaker|double_coding.*)$/

function placesIn(db: ReadableDb, part: PartText): (change: StepChange) => StepChange {
  const text = readVersionText(db, part.ofVersionId)
  const places = placesAfter(editsOf(part, text))
  return change => {
    const fields = { ...change.fields, version_id: part.ofVersionId }
    const range = {
      start: Number(change.fields?.['start_offset']),
      end: Number(change.fields?.['end_offset']),
    }
    const { start, end } = places.passage(range)
    const isOrphan = change.fields?.['is_orphan'] === 1
    const anchor = isOrphan ? {} : describeAnchor(text, start, end)
    return { ...change, fields: { ...fields, start_offset: start, end_offset: end, ...anchor } }
  }
}
