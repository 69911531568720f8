import { ChevronDown, ChevronUp, ExternalLink } from 'lucide-react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { snapOffset } from '../../../shared/text/boundaries.ts'
import { type Widening, widenRange } from '../../../shared/text/widen-range.ts'
import { useProcedure } from '../../api/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './PassagePane.module.css'
import { isTextHit, type TextHit } from './search-form.ts'

interface PassagePaneProps {
  hit: SearchHit | null
  isTicked: boolean
  widenTo: Widening
  onTick: () => void
  onStep: (by: 1 | -1) => void
  onOpen: () => void
}

/** Most characters of a turn that are shown on either side of the words. */
const REACH = 3000

/** The result in hand within its whole turn, to be judged before it is ticked. */
export function PassagePane({ hit, isTicked, widenTo, onTick, onStep, onOpen }: PassagePaneProps) {
  if (hit === null) {
    return <p className="place-hint">Choose a result to read it in its turn.</p>
  }
  const origin = [hit.speaker, hit.turn === null ? null : `turn ${hit.turn}`, hit.group]
  return (
    <aside className={styles.pane} aria-label="The result in its turn">
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{hit.placeName}</h2>
          <p className={styles.origin}>{origin.filter(Boolean).join(' · ')}</p>
        </div>
        <IconButton icon={ChevronUp} label="Previous result" keys="↑" onPress={() => onStep(-1)} />
        <IconButton icon={ChevronDown} label="Next result" keys="↓" onPress={() => onStep(1)} />
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label="Words">
        {isTextHit(hit) ? <Turn hit={hit} widenTo={widenTo} /> : <Written hit={hit} />}
      </div>
      <footer className={styles.foot}>
        {isTextHit(hit) && <Checkbox label="Tick it" isTicked={isTicked} onChange={onTick} />}
        <Button size="small" icon={ExternalLink} onPress={onOpen}>
          {isTextHit(hit) ? 'Show on the desk' : 'Show where it stands'}
        </Button>
      </footer>
    </aside>
  )
}

function Turn({ hit, widenTo }: { hit: TextHit; widenTo: Widening }) {
  const { data: source } = useProcedure('sources.get', { sourceId: hit.sourceId })
  const { data: codings } = useProcedure('codings.list', { sourceId: hit.sourceId })
  const { data: codes } = useProcedure('codes.list', {})
  if (source?.id !== hit.sourceId || hit.end > source.text.length) return null
  const { text, blocks } = source
  const turn = widenRange(text, blocks, hit, 'turn')
  const coded = widenRange(text, blocks, hit, widenTo)
  const from = snapOffset(text, Math.max(turn.start, hit.start - REACH), 'forward')
  const to = snapOffset(text, Math.min(turn.end, hit.end + REACH), 'back')
  const here = (codings ?? []).filter(
    one =>
      !one.isOrphan &&
      one.sourceId === hit.sourceId &&
      one.start < coded.end &&
      one.end > coded.start,
  )
  const names = new Map(codes?.map(({ id, name }) => [id, name]))
  const part = (start: number, end: number) => (
    <Words text={text.slice(Math.max(from, start), Math.min(to, Math.max(start, end)))} />
  )
  return (
    <>
      <p className={styles.text}>
        {from > turn.start && '… '}
        {part(from, coded.start)}
        <span className={styles.coded} data-wide={widenTo !== 'exact' || undefined}>
          {part(coded.start, hit.start)}
          <mark className={styles.found}>{part(hit.start, hit.end)}</mark>
          {part(hit.end, coded.end)}
        </span>
        {part(coded.end, to)}
        {to < turn.end && ' …'}
      </p>
      {here.length > 0 && (
        <section className={styles.codings}>
          <h3 className={styles.heading}>Coded here</h3>
          <ul>
            {here.map(({ id, roles, codeIds }) => (
              <li key={id} className={styles.coding}>
                {roles.map(role => (
                  <RoleBadge key={role} role={role} />
                ))}
                {codeIds.map(codeId => names.get(codeId)).join(', ')}
                {roles.length === 0 && codeIds.length === 0 && 'Marked, without role or code'}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Written({ hit }: { hit: SearchHit }) {
  return (
    <p className={styles.text}>
      <Words text={hit.before} />
      <mark className={styles.found}>
        <Words text={hit.found} />
      </mark>
      <Words text={hit.after} />
    </p>
  )
}
