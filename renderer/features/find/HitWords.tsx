import type { SearchHit } from '../../../shared/contract/search.ts'
import { type Widening, widenRange } from '../../../shared/text/widen-range.ts'
import { useProcedure } from '../../api/client.ts'
import { Words } from '../../ui/Words.tsx'
import styles from './Search.module.css'
import { isTextHit, type TextHit } from './search-form.ts'

interface HitWordsProps {
  hit: SearchHit
  /** How far a coding of it would go. */
  widenTo: Widening
}

/** A hit in its surroundings; widened, with all the words that would be coded. */
export function HitWords({ hit, widenTo }: HitWordsProps) {
  if (widenTo !== 'exact' && isTextHit(hit)) return <WideWords hit={hit} widenTo={widenTo} />
  return (
    <span className={styles.context}>
      <span className={styles.before}>
        <span>
          <Words text={hit.before} />
        </span>
      </span>
      <span className={styles.after}>
        <mark className={styles.found}>
          <Words text={hit.found.replace(/\s+/g, ' ')} />
        </mark>
        <span className={styles.rest}>
          <Words text={hit.after} />
        </span>
      </span>
    </span>
  )
}

function WideWords({ hit, widenTo }: { hit: TextHit; widenTo: Widening }) {
  const { data: source } = useProcedure('sources.get', { sourceId: hit.sourceId })
  if (source?.id !== hit.sourceId) return <HitWords hit={hit} widenTo="exact" />
  const { text, blocks } = source
  const { start, end } = widenRange(text, blocks, hit, widenTo)
  return (
    <span className={styles.wide} data-testid="widened">
      <Words text={text.slice(start, hit.start)} />
      <mark className={styles.found}>
        <Words text={text.slice(hit.start, hit.end)} />
      </mark>
      <Words text={text.slice(hit.end, end)} />
    </span>
  )
}
