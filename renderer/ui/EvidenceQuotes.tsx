import type { Evidence } from '../../shared/contract/evidence.ts'
import { STANCES } from '../../shared/domain/roles.ts'
import { CopyQuote } from './CopyQuote.tsx'
import { Quote } from './Quote.tsx'
import { spoken } from './spoken.ts'
import { StanceBadge } from './StanceBadge.tsx'
import css from './EvidenceQuotes.module.css'

interface Props {
  items: Evidence[]
  /** What to say where there are none. */
  nothing: string
}

/** Passages by what they say; each leads to its place in the transcript. */
export function EvidenceQuotes({ items, nothing }: Props) {
  if (items.length === 0) return <p className={css.hint}>{nothing}</p>
  return STANCES.map(stance => {
    const passages = groupByCoding(items.filter(item => item.stance === stance))
    if (passages.length === 0) return null
    return (
      <section key={stance} aria-label={stance}>
        <h4 className={css.stance}>
          <StanceBadge stance={stance} />
          <span>{passages.length}</span>
        </h4>
        {passages.map(({ first, notes }) => (
          <div key={first.codingId}>
            <Quote
              sourceId={first.sourceId}
              start={first.start}
              end={first.end}
              quote={first.quote}
              codingId={first.codingId}
              speaker={first.speaker}
              sourceTitle={first.sourceTitle}
              group={first.group}
              roles={first.roles}
            >
              <CopyQuote codingIds={[first.codingId]} label={spoken(first.quote.slice(0, 80))} />
            </Quote>
            {notes.map(note => (
              <p key={note} className={css.note}>
                {note}
              </p>
            ))}
          </div>
        ))}
      </section>
    )
  })
}

/** A passage that is attached to several things is read once, with all its notes. */
function groupByCoding(items: Evidence[]): { first: Evidence; notes: string[] }[] {
  const passages = new Map<string, { first: Evidence; notes: string[] }>()
  for (const item of items) {
    const passage = passages.get(item.codingId) ?? { first: item, notes: [] }
    passages.set(item.codingId, passage)
    if (item.note !== '' && !passage.notes.includes(item.note)) passage.notes.push(item.note)
  }
  return [...passages.values()]
}
