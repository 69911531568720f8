import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Pattern } from '../../../shared/contract/patterns.ts'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import css from './Patterns.module.css'

interface Props {
  pattern: Pattern
  /** Puts an element at a place from 0, the worst, to 100, the best. */
  onMove: (elementId: string, place: number) => void
}

/** What an arrow key moves by. */
const STEP = 5
const TICKS = [0, 25, 50, 75, 100]

/** Elements on the way from the worst to the best; each is moved by dragging it or with the arrow keys. */
export function Spectrum({ pattern: { elements, worst, best }, onMove }: Props) {
  return (
    <div className={css.axis}>
      <div className={css.ticks} aria-hidden>
        {TICKS.map(tick => (
          <span key={tick} style={{ left: `${tick}%` }} />
        ))}
      </div>
      {elements.length === 0 && (
        <p className={css.hint}>Nothing stands between the two ends yet.</p>
      )}
      {elements.map(element => (
        <Mark
          key={element.elementId}
          element={element}
          ends={`${worst || 'the worst'} to ${best || 'the best'}`}
          onMove={place => onMove(element.elementId, place)}
        />
      ))}
    </div>
  )
}

interface MarkProps {
  element: Pattern['elements'][number]
  /** The two ends in words. */
  ends: string
  onMove: (place: number) => void
}

/** An element at its place. What is moved is kept here until it is let go, so that a whole move is one step of undo. */
function Mark({ element: { label, role, place }, ends, onMove }: MarkProps) {
  const [moved, setMoved] = useState<number | null>(null)
  const grip = useRef<{ x: number; place: number; width: number } | null>(null)
  const at = moved ?? place
  const moveTo = (next: number) => setMoved(Math.max(0, Math.min(100, Math.round(next))))
  const letGo = () => {
    grip.current = null
    if (moved === null) return
    if (moved !== place) onMove(moved)
    setMoved(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const targets: Record<string, number> = {
      ArrowLeft: at - STEP,
      ArrowDown: at - STEP,
      ArrowRight: at + STEP,
      ArrowUp: at + STEP,
      Home: 0,
      End: 100,
    }
    const target = targets[event.key]
    if (event.key === 'Escape') setMoved(null)
    else if (target !== undefined) moveTo(target)
    else return
    event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const mark = event.currentTarget
    mark.setPointerCapture(event.pointerId)
    const width = (mark.parentElement?.clientWidth ?? 0) - mark.offsetWidth
    grip.current = { x: event.clientX, place: at, width: Math.max(1, width) }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (grip.current === null) return
    const { x, place: from, width } = grip.current
    moveTo(from + ((event.clientX - x) / width) * 100)
  }
  return (
    <div className={css.row}>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={at}
        aria-valuetext={`${at} of 100, from ${ends}`}
        className={css.mark}
        data-role={role}
        style={{ left: `${at}%`, transform: `translateX(-${at}%)` }}
        onKeyDown={onKeyDown}
        onKeyUp={letGo}
        onBlur={letGo}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <RoleBadge role={role} />
        <span>{label}</span>
      </div>
    </div>
  )
}
