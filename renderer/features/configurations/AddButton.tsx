import { Plus } from 'lucide-react'
import type { Ref } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import type { Lane } from './lanes.ts'
import css from './SlotLane.module.css'

interface Props {
  lane: Lane
  isEmpty: boolean
  /** A complete configuration needs an element of this role. */
  isMissing: boolean
  /** The lane is there only for mechanisms that nobody has told apart. */
  isSpare: boolean
  onPress: () => void
  ref: Ref<HTMLButtonElement>
}

/** Adds an element to a lane; says what is missing where nothing stands in it. */
export function AddButton({ lane, isEmpty, isMissing, isSpare, onPress, ref }: Props) {
  return (
    <button
      ref={ref}
      type="button"
      className={css.add}
      data-empty={(isEmpty && !isSpare) || undefined}
      onClick={onPress}
    >
      {isMissing && <strong className={css.missing}>{ROLE_NAMES[lane.role]} missing</strong>}
      <span className={css.plus}>
        <Plus size={14} aria-hidden className={css.sign} /> Add
        <span className={css.noun}>
          {' '}
          {lane.noun}
          {lane.role === 'I' && isEmpty && ' (optional)'}
          {isSpare && ', undecided'}
        </span>
      </span>
    </button>
  )
}
