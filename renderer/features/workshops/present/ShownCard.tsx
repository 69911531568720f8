import type {
  Workshop,
  WorkshopItem,
  WorkshopRound,
} from '../../../../shared/contract/workshops.ts'
import { DiagramWalk } from './DiagramWalk.tsx'
import { PartsPicture } from './PartsPicture.tsx'
import css from './Present.module.css'

interface Props {
  card: { round: WorkshopRound; item: WorkshopItem }
  workshop: Workshop
  /** The configuration of the diagram that is lit. */
  lit: string | null
}

/** One item as the room sees it: its wording, its picture, its question, and the quotes that may be shown. */
export function ShownCard({ card: { round, item }, workshop, lit }: Props) {
  const question = item.question === '' ? round.question : item.question
  const quotes = item.quotes.filter(({ mayBeShown }) => mayBeShown)
  const litWords =
    lit === null
      ? undefined
      : workshop.rounds.flatMap(({ items }) => items).find(({ thingId }) => thingId === lit)
          ?.wording
  if (item.kind === 'diagram' && item.hasPicture && item.isThere) {
    return (
      <article className={css.walk} aria-live="polite">
        <p className={css.caption}>{litWords ?? item.wording}</p>
        <DiagramWalk theoryId={item.thingId} lit={lit} />
      </article>
    )
  }
  return (
    <article className={css.card} aria-live="polite">
      <p className={css.wording} data-length={lengthOf(item.wording)}>
        {item.wording}
      </p>
      {item.parts.length > 0 && <PartsPicture parts={item.parts} />}
      {quotes.map(({ id, words }) => (
        <blockquote key={id} className={css.quote}>
          “{words}”
        </blockquote>
      ))}
      {question !== '' && <p className={css.question}>{question}</p>}
    </article>
  )
}

/** Long cards are written smaller, so that a card is seen whole. */
function lengthOf(text: string): 'short' | 'medium' | 'long' {
  if (text.length <= 140) return 'short'
  return text.length <= 320 ? 'medium' : 'long'
}
