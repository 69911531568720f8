import { useState } from 'react'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Quote } from '../../ui/Quote.tsx'
import styles from './Codebook.module.css'

const PAGE = 20

/** The passages that carry a code, each a way into its transcript. */
export function CodeQuotes({ codeId }: { codeId: string }) {
  const { data: codings } = useProcedure('codings.list', {})
  const { data: sources } = useProcedure('sources.list', {})
  const [limit, setLimit] = useState(PAGE)
  const own = (codings ?? []).filter(coding => coding.codeIds.includes(codeId))
  const sourceById = new Map((sources ?? []).map(source => [source.id, source]))
  return (
    <section>
      <h3 className={styles.heading}>{count(own.length, 'coding')}</h3>
      {own.length === 0 && (
        <p className={styles.none}>
          None yet. Select a passage on the coding desk and type its name.
        </p>
      )}
      {own.slice(0, limit).map(coding => {
        const source = sourceById.get(coding.sourceId)
        return (
          <Quote
            key={coding.id}
            codingId={coding.id}
            sourceId={coding.sourceId}
            start={coding.start}
            end={coding.end}
            quote={coding.quote}
            speaker={coding.speaker}
            roles={coding.roles}
            sourceTitle={source?.title}
            group={source?.group}
          />
        )
      })}
      {own.length > limit && (
        <Button size="small" onPress={() => setLimit(limit + 5 * PAGE)}>
          Show more
        </Button>
      )}
    </section>
  )
}
