import { Plus } from 'lucide-react'
import type { Element } from '../../../shared/contract/elements.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Counts } from '../../ui/Counts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useOpenBoard } from './board.tsx'
import { beginDrag, useDrag } from './drag.ts'
import css from './ElementLibrary.module.css'
import { laneIdOf } from './lanes.ts'

interface Props {
  element: Element
  /** Numbers of the configurations that use it. */
  usedIn: number[]
}

/** One element of the library: drag it into a slot or add it, or open it to read and change it. */
export function LibraryItem({ element, usedIn }: Props) {
  const board = useOpenBoard()
  const showElement = useWorkspace(state => state.showElement)
  const isDragged = useDrag(
    state => state.item?.slotId === null && state.item.elementId === element.id,
  )
  const about = [
    element.facet,
    element.layer,
    element.valence,
    usedIn.length === 0 ? 'unused' : `in CMOC ${usedIn.join(', ')}`,
  ]
  const { id: elementId, label, role } = element

  return (
    <div className={css.item} data-role={role} data-dragged={isDragged || undefined}>
      <button
        type="button"
        className={css.face}
        title={board === null ? undefined : 'Drag into a slot, or press Enter to open'}
        onClick={() => showElement(elementId)}
        onPointerDown={event => {
          if (event.button !== 0 || board === null) return
          beginDrag(
            event,
            { elementId, slotId: null, label, role },
            (item, spot) => void board.actions.drop(item, spot),
          )
        }}
      >
        <RoleBadge role={role} facet={element.facet} />
        <span className={css.label}>{label}</span>
        <span className={css.about}>
          <span>{about.filter(Boolean).join(' · ')}</span>
          <Counts counts={element.evidence} />
        </span>
      </button>
      {board !== null && (
        <IconButton
          icon={Plus}
          label={`Add to CMOC ${board.configuration.number}`}
          onPress={() => {
            const laneId = laneIdOf(element)
            void board.actions.add(elementId, { laneId, index: board.configuration.slots.length })
          }}
        />
      )}
    </div>
  )
}
