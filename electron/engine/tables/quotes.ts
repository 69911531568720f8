import type { Evidence } from '../../../shared/contract/evidence.ts'
import type { TableOptions } from '../../../shared/contract/tables.ts'
import type { Strength } from '../../../shared/domain/realist.ts'
import { attribute } from '../../../shared/markers/write-quote.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { underHeadings } from '../../../shared/interchange/typed/element-evidence.ts'
import { chooseQuotes } from '../../../shared/tables/choose-quotes.ts'
import { type CellParagraph, label, plain } from '../../../shared/tables/table.ts'
import { listSpeakers } from '../../db/repositories/speakers.ts'
import { listLabelPlaces } from '../../db/repositories/table-lists.ts'
import type { ReadableDb } from '../../db/sql.ts'

/** A passage with who says it. */
export type Quoted = Pick<
  Evidence,
  | 'codingId'
  | 'quote'
  | 'participantId'
  | 'participant'
  | 'speaker'
  | 'group'
  | 'sourceId'
  | 'sourceTitle'
>

/** Who says a passage, as far as it is told: `P07, Clients`, or the source where nobody is known to speak. */
export function attributionOf(
  { participant, speaker, group, sourceTitle }: Quoted,
  { attribution }: TableOptions,
): string | null {
  if (attribution === 'none') return null
  if (attribution === 'group') return group
  const name = participant ?? speaker
  return attribute({ name, group, sourceTitle: name === null ? sourceTitle : '' })
}

/** A passage as a quote of a cell. */
export function quoteParagraph(passage: Quoted, options: TableOptions): CellParagraph {
  return {
    style: 'quote',
    text: passage.quote.trim(),
    attribution: attributionOf(passage, options),
  }
}

/** As many quotes as are asked for, and how many more there are. */
export function quoteParagraphs(
  passages: readonly (Quoted & { strength?: Strength | null })[],
  options: TableOptions,
): CellParagraph[] {
  if (options.quotes === 'none') return []
  const most = options.quotes === 'all' ? passages.length : options.quotes
  const chosen = chooseQuotes(
    passages.map(passage => ({
      passage,
      voice: passage.participantId ?? `${passage.sourceId} ${passage.speaker ?? ''}`,
      strength: passage.strength ?? null,
    })),
    most,
  )
  const left = passages.length - chosen.length
  return [
    ...chosen.map(({ passage }) => quoteParagraph(passage, options)),
    ...(left > 0 ? [plain(`and ${left} more`)] : []),
  ]
}

/** All passages on a configuration under what they are evidence for: by this a table comes in again as it was. */
export function quotesByElement(
  slots: readonly { elementId: string; role: Role; label: string }[],
  passages: readonly (Quoted & Pick<Evidence, 'elementId' | 'stance'>)[],
  options: TableOptions,
): CellParagraph[] | null {
  const elements = new Map(slots.map(slot => [slot.elementId, slot]))
  const groups = underHeadings(passages, ({ elementId, stance }) => ({
    ...{ element: elements.get(elementId ?? '') ?? null, stance },
  }))
  if (groups.length === 0) return null
  return groups.flatMap(({ heading, pieces }) => [
    label(heading),
    ...quoteParagraphs(pieces, options),
  ])
}

/**
 * Makes quotes ready to be told: where less is told than who spoke, the labels and time stamps of speakers go from their
 * words. What a passage says of people by itself stays.
 */
export function prepareQuotes(
  db: ReadableDb,
  { attribution }: TableOptions,
): <P extends Quoted>(passages: P[]) => P[] {
  if (attribution === 'participant') return passages => passages
  let lost: ((quote: string) => string) | undefined
  return passages => {
    const places = Map.groupBy(
      listLabelPlaces(
        db,
        passages.map(({ codingId }) => codingId),
      ),
      ({ codingId }) => codingId,
    )
    return passages.map(passage => {
      const own = places.get(passage.codingId)
      if (own !== undefined) return { ...passage, quote: withoutStretches(passage.quote, own) }
      // A passage that the text has lost has no place; its labels are known by their words alone.
      lost ??= labelRemover(listSpeakers(db).map(({ label }) => label))
      return { ...passage, quote: lost(passage.quote) }
    })
  }
}

function withoutStretches(
  text: string,
  stretches: readonly { start: number; end: number }[],
): string {
  let kept = ''
  let from = 0
  for (const { start, end } of stretches) {
    kept += text.slice(from, start)
    from = Math.max(from, end)
  }
  return kept + text.slice(from)
}

/** Takes known labels from the beginnings of lines, with a time stamp before them. */
function labelRemover(labels: readonly string[]): (quote: string) => string {
  const known = new Set(labels)
  return quote =>
    quote.replace(/^(?:[[(]?[\d:.,]+[\])]?\s*)?([^\n:]{1,100}):[^\S\n]*/gm, (line, name: string) =>
      known.has(name.trim()) ? '' : line,
    )
}
