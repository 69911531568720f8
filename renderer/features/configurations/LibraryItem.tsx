import { ChevronRight } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useOpenBoard } from './board.tsx'
import { Counts } from '../../ui/Counts.tsx'
import { beginDrag, useDrag } from './drag.ts'
import { ElementDetails } from './ElementDetails.tsx'
import css from './ElementLibrary.module.css'

interface Props {
  element: Element
  usedIn: Configuration[]
  isOpen: boolean
  onToggle: () => void
}

/** One element of the library: drag it into a slot, or open it to read and change it. */
export function LibraryItem({ element, usedIn, isOpen, onToggle }: Props) {
  const board = useOpenBoard()
  const isDragged = useDrag(
    state => state.item?.slotId === null && state.item.elementId === element.id,
  )
  const about = [
    element.facet,
    element.layer,
    element.valence,
    usedIn.length === 0 ? 'unused' : `in CMOC ${usedIn.map(({ number }) => number).join(', ')}`,
  ]

  return (
    <li className={css.item} data-role={element.role} data-dragged={isDragged || undefined}>
      <button
        type="button"
        className={css.face}
        aria-expanded={isOpen}
        title={board === null ? undefined : 'Drag into a slot, or press Enter to open'}
        onClick={onToggle}
        onPointerDown={event => {
          if (event.button !== 0 || board === null) return
          const { id: elementId, label, role } = element
          beginDrag(
            event,
            { elementId, slotId: null, label, role },
            (item, spot) => void board.actions.drop(item, spot),
          )
        }}
      >
        <RoleBadge role={element.role} facet={element.facet} />
        <span className={css.label}>{element.label}</span>
        <ChevronRight size={14} aria-hidden className={css.chevron} />
        <span className={css.about}>
          <span>{about.filter(Boolean).join(' · ')}</span>
          <Counts counts={element.evidence} />
        </span>
      </button>
      {isOpen && <ElementDetails element={element} usedIn={usedIn} />}
    </li>
  )
}
