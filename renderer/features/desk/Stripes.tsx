import { type CSSProperties, type KeyboardEvent, memo, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Code } from '../../../shared/contract/codes.ts'
import type { Coding } from '../../../shared/contract/codings.ts'
import type { Researcher } from '../../../shared/contract/project.ts'
import { passagesIn } from '../../../shared/text/passage-index.ts'
import type { Lanes } from '../../../shared/text/lanes.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { classes } from '../../ui/classes.ts'
import { describeCoding } from './describe.ts'
import { useDesk } from './desk-store.ts'
import { keyOf, pendingKeys, realId, usePending } from './pending.ts'
import { useSession } from './session.ts'
import { StripeName } from './StripeName.tsx'
import { type StripeMark, stripeMarks } from './stripe-marks.ts'
import { LETTER_LANE_WIDTH, type DeskLayout, laneRight } from './stripe-layout.ts'
import styles from './Stripes.module.css'

/** A coding's stripe, placed. */
interface PlacedStripe {
  coding: Coding
  top: number
  height: number
  /** From the right edge of the page. */
  right: number
}

const NOBODY: Researcher[] = []

interface StripesProps {
  view: TranscriptView
  codings: readonly Coding[]
  lanes: Lanes
  layout: DeskLayout
}

/** Beside the text, one lane a coding: what lies over what, by whom and as what. Only what is near is drawn. */
export function Stripes({ view, codings, lanes, layout }: StripesProps) {
  const selectedId = realId(useWorkspace(state => state.codingId) ?? '')
  const hoveredId = useDesk(state => state.hoveredId)
  const shown = useDesk(state => state.stripes)
  const by = useDesk(state => state.stripesBy)
  const backlitId = useDesk(state => state.backlitCodeId)
  const pending = pendingKeys(usePending())
  const { codes } = useSession()
  const { data: researchers } = useProcedure('researchers.list', {})
  const [placed, setPlaced] = useState<PlacedStripe[]>([])

  useLayoutEffect(() => {
    const place = () => placeStripes(view, codings, lanes.laneOf, layout, shown)
    setPlaced(place())
    // The layout has just been read: the stripes must move in the same frame as the words.
    return view.near.observe(() => flushSync(() => setPlaced(place())))
  }, [view, codings, lanes, layout, shown])

  const entry = placed.find(({ coding }) => coding.id === selectedId) ?? placed[0]
  const named = placed.find(({ coding }) => coding.id === hoveredId)
  return (
    <div role="group" aria-label="Codings beside the text" onKeyDown={moveFocus}>
      {placed.map(stripe => (
        <Stripe
          key={keyOf(stripe.coding.id)}
          {...stripe}
          by={by}
          codes={codes}
          researchers={researchers ?? NOBODY}
          laneWidth={layout.laneWidth}
          isDim={backlitId !== null && !stripe.coding.codeIds.includes(backlitId)}
          isSelected={stripe.coding.id === selectedId}
          isPending={pending.has(keyOf(stripe.coding.id))}
          isEntry={stripe.coding === entry?.coding}
        />
      ))}
      {named && <StripeName {...named} scrollTop={view.scroller.scrollTop} />}
    </div>
  )
}

interface StripeProps extends PlacedStripe {
  by: 'role' | 'code' | 'researcher'
  codes: readonly Code[]
  researchers: readonly Researcher[]
  /** Another code stands out. */
  isDim: boolean
  laneWidth: number
  isSelected: boolean
  /** The engine has not said yet that it is on disk. */
  isPending: boolean
  /** The one that Tab comes to. */
  isEntry: boolean
}

const Stripe = memo(function Stripe({
  coding,
  top,
  height,
  right,
  by,
  codes,
  researchers,
  laneWidth,
  isDim,
  isSelected,
  isPending,
  isEntry,
}: StripeProps) {
  const session = useSession()
  const hover = (id: string | null) => useDesk.setState({ hoveredId: id })
  return (
    <button
      type="button"
      className={classes(styles.stripe, isSelected && styles.selected)}
      style={{ top, height, right, width: laneWidth - 2 }}
      tabIndex={isEntry ? 0 : -1}
      aria-label={describeCoding(coding, session.codes)}
      aria-pressed={isSelected}
      data-narrow={laneWidth < 14 || undefined}
      data-pending={isPending || undefined}
      data-dim={isDim || undefined}
      data-coding={coding.id}
      onMouseDown={event => event.preventDefault()}
      onClick={() => session.select(coding)}
      onPointerEnter={() => hover(coding.id)}
      onPointerLeave={() => hover(null)}
      onFocus={() => hover(coding.id)}
      onBlur={() => hover(null)}
    >
      <StripeBody
        marks={stripeMarks(coding, by, codes, researchers)}
        hasLetters={laneWidth >= LETTER_LANE_WIDTH}
      />
    </button>
  )
})

function StripeBody({ marks, hasLetters }: { marks: readonly StripeMark[]; hasLetters: boolean }) {
  const look = ({ colour }: StripeMark) =>
    colour === null
      ? undefined
      : ({ '--role': colour, '--role-ink': 'var(--ink)' } as CSSProperties)
  return (
    <>
      {marks.map(mark => (
        <span key={mark.key} className={styles.bar} data-role={mark.role} style={look(mark)} />
      ))}
      {hasLetters && (
        <span className={styles.letters} aria-hidden>
          {marks.map(mark => (
            <span
              key={mark.key}
              className={styles.letter}
              data-role={mark.role}
              // A picture of the role, and no text: the stripe's name says it in words.
              data-letters={mark.letters}
              style={look(mark)}
            />
          ))}
        </span>
      )}
    </>
  )
}

function placeStripes(
  { near, geometry }: TranscriptView,
  codings: readonly Coding[],
  laneOf: Lanes['laneOf'],
  layout: DeskLayout,
  shown: string,
): PlacedStripe[] {
  if (shown === 'none') return []
  const isShown = ({ roles }: Coding) => shown === 'all' || roles.some(role => role === shown)
  const { from, to } = geometry.offsetsOf(near.current)
  return passagesIn(codings, from, to).flatMap(coding => {
    if (!isShown(coding)) return []
    const span = geometry.spanOf(coding, near.current)
    if (span === null) return []
    const lane = laneOf.get(keyOf(coding.id)) ?? 0
    const right = laneRight(lane, layout)
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
