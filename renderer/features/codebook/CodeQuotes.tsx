import { useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { CodedPassage } from './CodedPassage.tsx'
import styles from './Codebook.module.css'

const PAGE = 20

/** The passages that carry a code, each a way into its transcript. */
export function CodeQuotes({ code }: { code: Code }) {
  const [limit, setLimit] = useState(PAGE)
  const [isWithBelow, setIsWithBelow] = useState(false)
  const where = { code: code.id, withChildren: isWithBelow }
  const { data: found } = useProcedure('codings.find', { where, limit })
  const { data: examples } = useProcedure('codes.examples', { codeId: code.id })
  if (!found) return null
  const exampleIds = (examples ?? []).map(({ id }) => id)
  return (
    <section>
      <div className={styles.quotesHead}>
        <h3 className={styles.label}>{count(found.total, 'coding')}</h3>
        <Checkbox label="With the codes below" isTicked={isWithBelow} onChange={setIsWithBelow} />
      </div>
      {found.total === 0 && (
        <p className={styles.none}>
          None yet. Select a passage on the coding desk and type its name.
        </p>
      )}
      {found.codings.map(coding => (
        <CodedPassage key={coding.id} coding={coding} codeId={code.id} exampleIds={exampleIds} />
      ))}
      {found.total > limit && (
        <Button size="small" onPress={() => setLimit(limit + 5 * PAGE)}>
          Show more
        </Button>
      )}
    </section>
  )
}
