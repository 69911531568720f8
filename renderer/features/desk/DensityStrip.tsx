import {
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLES } from '../../../shared/domain/roles.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useAppearance } from '../../store/appearance.ts'
import { countDensity } from './density.ts'
import { useDesk } from './desk-store.ts'
import styles from './DensityStrip.module.css'
import { useHeight } from './use-size.ts'

/** Width of a role's column and of the strip, in CSS pixels. */
const COLUMN = 4
const WIDTH = 5 * COLUMN
/** How long the strip waits before it follows a change; milliseconds. */
const PAUSE_MS = 120
/** Height of one cell; lower ones would not be seen. */
const CELL = 2

interface DensityStripProps {
  view: TranscriptView
  codings: readonly Coding[]
  /** Of the text, in UTF-16 code units. */
  length: number
}

/**
 * Beside the scroll bar: the whole text from top to bottom, and how much of what was coded where, a column a role. A
 * click goes there. For the eye and the pointer only: the keys step from coding to coding, and the list names them all.
 */
export function DensityStrip({ view, codings, length }: DensityStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const height = useHeight(canvas)
  const shown = useDesk(state => state.stripes)
  const backlitId = useDesk(state => state.backlitCodeId)
  const theme = useAppearance(state => state.theme)
  const box = useVisibleShare(view, length)

  const draw = useEffectEvent(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context || height === 0) return
    const seen = codings.filter(
      ({ roles, codeIds }) =>
        (backlitId === null || codeIds.includes(backlitId)) &&
        (shown === 'all' || shown === 'none' || roles.includes(shown)),
    )
    const cells = Math.ceil(height / CELL)
    const ratio = window.devicePixelRatio
    canvas.current.width = WIDTH * ratio
    canvas.current.height = height * ratio
    context.scale(ratio, ratio)
    for (const [column, role] of [...ROLES, null].entries()) {
      context.fillStyle = colourOf(canvas.current, `--role-${role?.toLowerCase() ?? 'none'}`)
      const counts = countDensity(seen, role, length, cells)
      for (const [cell, count] of counts.entries()) {
        if (count === 0) continue
        context.globalAlpha = Math.min(1, 0.4 + count * 0.2)
        context.fillRect(column * COLUMN, cell * CELL, COLUMN - 1, CELL)
      }
    }
  })
  // Not in the frames of a key press: the strip may come a little later than the words.
  useEffect(() => {
    const timer = window.setTimeout(draw, PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [codings, length, height, shown, backlitId, theme])

  function goTo(event: PointerEvent<HTMLElement>) {
    const { top } = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientY - top) / Math.max(1, height)))
    const at = Math.min(length - 1, Math.round(share * length))
    view.reveal({ start: at, end: at + 1 }, 'center')
  }
  return (
    <div
      className={styles.strip}
      style={{ width: WIDTH + 3 }}
      aria-hidden
      data-testid="density"
      onPointerDown={event => {
        // The keyboard stays with the text.
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={event => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      <canvas ref={canvas} className={styles.canvas} style={{ width: WIDTH }} />
      <span
        className={styles.visible}
        style={{ top: `${box.from * 100}%`, height: `${Math.max(0.01, box.to - box.from) * 100}%` }}
      />
    </div>
  )
}

/** Which share of the text is on screen, from 0 to 1. */
function useVisibleShare(view: TranscriptView, length: number) {
  const [share, setShare] = useState({ from: 0, to: 0 })
  useLayoutEffect(() => {
    let frame = 0
    const read = () => {
      frame = 0
      const { from, to } = view.visible
      setShare({ from: from / Math.max(1, length), to: to / Math.max(1, length) })
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    later()
    view.scroller.addEventListener('scroll', later, { passive: true })
    const stop = view.near.observe(later)
    return () => {
      cancelAnimationFrame(frame)
      view.scroller.removeEventListener('scroll', later)
      stop()
    }
  }, [view, length])
  return share
}

/** A colour of the style sheet, as the theme has it now: a canvas knows no variables. */
function colourOf(element: HTMLElement, name: string): string {
  // In a transition, also one of no length, the colour read would be the one before.
  element.style.setProperty('transition', 'none', 'important')
  element.style.color = `var(${name})`
  return getComputedStyle(element).color
}
