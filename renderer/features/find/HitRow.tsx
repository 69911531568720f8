import { ExternalLink } from 'lucide-react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import type { Widening } from '../../../shared/text/widen-range.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { spoken } from '../../ui/spoken.ts'
import { HitWords } from './HitWords.tsx'
import styles from './Search.module.css'
import { isTextHit } from './search-form.ts'

interface HitRowProps {
  hit: SearchHit
  isActive: boolean
  isTicked: boolean
  widenTo: Widening
  onTick: () => void
  onOpen: () => void
}

/** One result in its surroundings. */
export function HitRow({ hit, isActive, isTicked, widenTo, onTick, onOpen }: HitRowProps) {
  return (
    <>
      <span role="gridcell" className={styles.tick}>
        {isTextHit(hit) && (
          <input
            type="checkbox"
            className={styles.box}
            aria-label="Ticked"
            tabIndex={-1}
            checked={isTicked}
            onChange={onTick}
          />
        )}
      </span>
      <span role="gridcell" className={styles.origin} title={originOf(hit)}>
        {originOf(hit)}
      </span>
      <span role="gridcell" className={styles.cell}>
        <HitWords hit={hit} widenTo={widenTo} />
      </span>
      <span role="gridcell" className={styles.open}>
        {isActive && (
          <IconButton icon={ExternalLink} label="Show where it stands" onPress={onOpen} />
        )}
      </span>
    </>
  )
}

/** Who says it, or where it is written. */
function originOf({ kind, speaker, turn, placeName }: SearchHit): string {
  if (kind !== 'text') return placeName
  if (turn === null) return speaker ?? ''
  return `${speaker ?? 'Turn'} · ${turn}`
}

/** A result as a sentence. */
export function describeHit(hit: SearchHit): string {
  const words = spoken(`${hit.before}${hit.found}${hit.after}`.trim())
  const { kind, speaker, turn, placeName } = hit
  if (kind !== 'text') return `${words}. ${placeName}`
  const origin = [speaker, turn === null ? null : `turn ${turn}`, placeName]
  return `${words}. ${origin.filter(Boolean).join(', ')}`
}
