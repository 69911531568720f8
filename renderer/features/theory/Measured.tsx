import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { Size } from './canvas-view.ts'
import css from './Canvas.module.css'

/** What has to know how much room it is given, drawn once that is known and before anything is painted. */
export function Measured({ children }: { children: (room: Size) => ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Size | null>(null)
  useLayoutEffect(() => {
    if (frame.current !== null) setRoom(frame.current.getBoundingClientRect())
  }, [])
  return (
    <div ref={frame} className={css.frame}>
      {room !== null && children(room)}
    </div>
  )
}
