import { type KeyboardEvent, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Lanes } from '../../../shared/text/lanes.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { classes } from '../../ui/classes.ts'
import { describeCoding } from './describe.ts'
import { useDesk } from './desk-store.ts'
import { keyOf, realId } from './pending.ts'
import { useSession } from './session.ts'
import { StripeName } from './StripeName.tsx'
import { LANE_WIDTH, STRIPES_GAP, stripesWidth } from './stripe-layout.ts'
import styles from './Stripes.module.css'

/** A coding's stripe, placed. */
interface PlacedStripe {
  coding: Coding
  top: number
  height: number
  /** From the right edge of the page. */
  right: number
}

interface StripesProps {
  view: TranscriptView
  codings: readonly Coding[]
  lanes: Lanes
}

/** Beside the text, one lane a coding: what lies over what, by whom and as what. Only what is near is drawn. */
export function Stripes({ view, codings, lanes }: StripesProps) {
  const session = useSession()
  const selectedId = realId(useWorkspace(state => state.codingId) ?? '')
  const hoveredId = useDesk(state => state.hoveredId)
  const shown = useDesk(state => state.stripes)
  const [placed, setPlaced] = useState<PlacedStripe[]>([])

  useLayoutEffect(() => {
    const place = () => placeStripes(view, codings, lanes, shown)
    setPlaced(place())
    // The layout has just been read: the stripes must move in the same frame as the words.
    return view.near.observe(() => flushSync(() => setPlaced(place())))
  }, [view, codings, lanes, shown])

  const hover = (id: string | null) => useDesk.setState({ hoveredId: id })
  const entry = placed.find(({ coding }) => coding.id === selectedId) ?? placed[0]
  const named = placed.find(({ coding }) => coding.id === hoveredId)
  return (
    <div role="group" aria-label="Codings beside the text" onKeyDown={moveFocus}>
      {placed.map(({ coding, top, height, right }) => (
        <button
          key={keyOf(coding.id)}
          type="button"
          className={classes(styles.stripe, coding.id === selectedId && styles.selected)}
          style={{ top, height, right, width: LANE_WIDTH - 2 }}
          tabIndex={coding === entry?.coding ? 0 : -1}
          aria-label={describeCoding(coding, session.codes)}
          aria-pressed={coding.id === selectedId}
          data-coding={coding.id}
          onMouseDown={event => event.preventDefault()}
          onClick={() => session.select(coding)}
          onPointerEnter={() => hover(coding.id)}
          onPointerLeave={() => hover(null)}
          onFocus={() => hover(coding.id)}
          onBlur={() => hover(null)}
        >
          <StripeBody coding={coding} />
        </button>
      ))}
      {named && <StripeName {...named} scrollTop={view.scroller.scrollTop} />}
    </div>
  )
}

function StripeBody({ coding }: { coding: Coding }) {
  const roles = coding.roles.length === 0 ? (['none'] as const) : coding.roles
  return (
    <>
      {roles.map(role => (
        <span key={role} className={styles.bar} data-role={role} />
      ))}
      <span className={styles.letters} aria-hidden>
        {roles.map(role => (
          <span key={role} className={styles.letter} data-role={role}>
            {role === 'none' ? '–' : role}
          </span>
        ))}
      </span>
    </>
  )
}

function placeStripes(
  { near, geometry }: TranscriptView,
  codings: readonly Coding[],
  { laneOf, count }: Lanes,
  shown: string,
): PlacedStripe[] {
  if (shown === 'none') return []
  const edge = stripesWidth(count) - STRIPES_GAP
  const isShown = ({ roles }: Coding) => shown === 'all' || roles.some(role => role === shown)
  const { from, to } = geometry.offsetsOf(near.current)
  return codings.flatMap(coding => {
    if (coding.start >= to || coding.end <= from || !isShown(coding)) return []
    const span = geometry.spanOf(coding, near.current)
    if (span === null) return []
    const lane = laneOf.get(keyOf(coding.id)) ?? 0
    const right = edge - (lane + 1) * LANE_WIDTH
    return [{ coding, top: span.top, height: Math.max(18, span.bottom - span.top), right }]
  })
}

/** Up and down go through the stripes, Escape back to the text. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[at + step]?.focus()
  event.preventDefault()
}
