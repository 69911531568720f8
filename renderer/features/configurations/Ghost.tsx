import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { placeGhost, setGhost, useDrag } from './drag.ts'
import css from './Ghost.module.css'

/** The element that follows the pointer during a drag. */
export function Ghost() {
  const item = useDrag(state => state.item)
  useLayoutEffect(() => {
    if (item !== null) placeGhost()
  }, [item])
  if (item === null) return null
  return createPortal(
    <div ref={setGhost} className={css.ghost} data-role={item.role} aria-hidden>
      {item.label}
    </div>,
    document.body,
  )
}
