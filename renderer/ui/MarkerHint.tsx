import { Braces } from 'lucide-react'
import { openMarkers } from '../store/markers.ts'
import { Button } from './Button.tsx'
import { count } from './format.ts'
import styles from './MarkerHint.module.css'

interface MarkerHintProps {
  sourceId: string
  /** Inline markers in the text, and how many of them stand for a clause that is coded. */
  found: number
  coded: number
}

/** Says that a text holds inline markers such as (C), with the way to make codings of them; nothing where it has none. */
export function MarkerHint({ sourceId, found, coded }: MarkerHintProps) {
  if (found === 0) return null
  const part = coded === 0 ? '' : coded === found ? ', all coded' : `, ${coded} coded`
  return (
    <div className={styles.hint}>
      <span className={styles.text}>{`${count(found, 'inline marker')} such as (C)${part}`}</span>
      <Button size="small" icon={Braces} onPress={() => openMarkers(sourceId)}>
        Make codings…
      </Button>
    </div>
  )
}
