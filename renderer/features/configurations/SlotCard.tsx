import { MessageSquareOff, Pencil, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Slot } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Activation } from './Activation.tsx'
import { useBoard } from './board.tsx'
import { Counts } from '../../ui/Counts.tsx'
import { beginDrag, useDrag } from './drag.ts'
import { InlineText } from './InlineText.tsx'
import type { Direction } from './lanes.ts'
import css from './SlotCard.module.css'

interface Props {
  slot: Slot
  element: Element | undefined
  /** The first of its lane stands alone; the others go by “and” or “or” with the one before. */
  isFirst: boolean
  /** The sentence, as rewritten, does not speak of it any more. */
  isUnmentioned: boolean
  /** Where else it comes from, as "outcome of CMOC 3". */
  chain: string | null
  wantsFocus: boolean
  /** Where something that is being dragged would land. */
  isDropBefore: boolean
  isDropAfter: boolean
}

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** An element in its slot. */
export function SlotCard(props: Props) {
  const { slot, element, chain, wantsFocus } = props
  const { actions, aim, aimAt } = useBoard()
  const { data: project } = useProcedure('project.info', {})
  const isAimed = aim?.kind === 'element' && aim.elementId === slot.elementId
  const [isEditing, setIsEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isDragged = useDrag(state => state.item?.slotId === slot.id)

  useEffect(() => {
    if (!wantsFocus) return
    button.current?.focus()
    actions.clearFocus()
  })

  function onKeyDown(event: KeyboardEvent) {
    const direction = DIRECTIONS[event.key]
    if (event.altKey && direction !== undefined) void actions.moveTowards(slot.id, direction)
    else if (event.key === 'F2') setIsEditing(true)
    else if (event.key === 'Delete' || event.key === 'Backspace') void actions.remove(slot.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <li className={css.place}>
      {!props.isFirst && <JoinerToggle slot={slot} />}
      <div
        className={css.card}
        data-card
        data-role={slot.role}
        data-dragged={isDragged || undefined}
        data-drop={props.isDropBefore ? 'before' : props.isDropAfter ? 'after' : undefined}
        data-filtered={isAimed || undefined}
      >
        {isEditing ? (
          <InlineText
            label={`Wording of ${slot.label}`}
            value={slot.label}
            onSave={label => {
              call('elements.update', { elementId: slot.elementId, label }).catch(sayError)
            }}
            onEnd={isByKey => {
              setIsEditing(false)
              if (isByKey) requestAnimationFrame(() => button.current?.focus())
            }}
          />
        ) : (
          <button
            ref={button}
            type="button"
            className={css.label}
            aria-pressed={isAimed}
            aria-keyshortcuts="F2 Delete Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
            title="Show only the passages on this element. F2 rewords it, Alt and arrows move it, Delete takes it out."
            onClick={() => aimAt(isAimed ? null : { kind: 'element', elementId: slot.elementId })}
            onDoubleClick={() => setIsEditing(true)}
            onKeyDown={onKeyDown}
            onPointerDown={event => {
              if (event.button !== 0) return
              const { elementId, label, role } = slot
              beginDrag(
                event,
                { elementId, slotId: slot.id, label, role },
                (item, spot) => void actions.drop(item, spot),
              )
            }}
          >
            {slot.label}
          </button>
        )}
        <div className={css.foot}>
          <Counts counts={element?.evidence} />
          {element?.valence != null && <span className={css.valence}>{element.valence}</span>}
          {chain !== null ? (
            <span className={css.chain}>{chain}</span>
          ) : (
            slot.elementRole !== slot.role && (
              <span className={css.chain}>
                {ROLE_NAMES[slot.elementRole].toLowerCase()} element
              </span>
            )
          )}
          {props.isUnmentioned && (
            <span className={css.unmentioned} title="The sentence, as rewritten, does not say it">
              <MessageSquareOff size={13} aria-hidden />
              <span className="visually-hidden">not in the sentence</span>
            </span>
          )}
          {slot.role === 'M' && <Activation slot={slot} split={project?.mechanismSplit ?? 'on'} />}
        </div>
        <span className={css.tools}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Reword ${slot.label}`}
            title="Reword (F2)"
            onClick={() => setIsEditing(true)}
          >
            <Pencil size={13} aria-hidden />
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Take ${slot.label} out`}
            title="Take out of this configuration (Delete)"
            onClick={() => void actions.remove(slot.id)}
          >
            <X size={14} aria-hidden />
          </button>
        </span>
      </div>
    </li>
  )
}

/** How an element goes with the one before it. */
function JoinerToggle({ slot }: { slot: Slot }) {
  const { change } = useBoard().actions
  const { joiner, label } = slot
  const other = joiner === 'and' ? 'or' : 'and'
  return (
    <button
      type="button"
      className={css.joiner}
      aria-label={`“${joiner}” before ${label}: change to “${other}”`}
      title={`Change to “${other}”`}
      onClick={() => void change(slot, { joiner: other }, `Now joined by “${other}”`)}
    >
      {joiner}
    </button>
  )
}
