import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { Quote } from '../../ui/Quote.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import css from './Panels.module.css'

interface Props {
  items: Evidence[]
  /** What to say where there are none. */
  nothing: string
}

/** Passages by what they say; each leads to its place in the transcript. */
export function Quotes({ items, nothing }: Props) {
  if (items.length === 0) return <p className={css.hint}>{nothing}</p>
  return STANCES.map(stance => {
    const said = items.filter(item => item.stance === stance)
    if (said.length === 0) return null
    return (
      <section key={stance} aria-label={stance}>
        <h4 className={css.stance}>
          <StanceBadge stance={stance} />
          <span>{said.length}</span>
        </h4>
        {said.map(item => (
          <div key={item.id}>
            <Quote
              sourceId={item.sourceId}
              start={item.start}
              end={item.end}
              quote={item.quote}
              codingId={item.codingId}
              speaker={item.speaker}
              sourceTitle={item.sourceTitle}
              group={item.group}
              roles={item.roles}
            />
            {item.note !== '' && <p className={css.note}>{item.note}</p>}
          </div>
        ))}
      </section>
    )
  })
}
