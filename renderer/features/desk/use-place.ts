import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { TextRange } from '../../../shared/text/boundaries.ts'
import type { TranscriptView } from '../../editor/transcript-view.ts'

/** Space between words and what floats by them, in CSS pixels. */
const GAP = 8

/** Not `visibility: hidden`, which would refuse the focus that a popup takes as it appears. */
const UNPLACED: CSSProperties = { opacity: 0 }

interface Place<T extends HTMLElement> {
  ref: RefObject<T | null>
  style: CSSProperties
}

/** Where lines of words end, from the left of the transcript; stripes stand behind it. */
function wordsEnd({ root, map, near }: TranscriptView): number {
  const block = map.elementOf(near.current.first)
  const margin = block === null ? 0 : Number.parseFloat(getComputedStyle(block).paddingRight)
  return root.clientWidth - margin
}

/**
 * Places something beside a passage: above its first line, below its last where there is no room above (or the other way
 * round), and at that edge of the view where there is room for neither.
 */
export function usePlace<T extends HTMLElement>(
  view: TranscriptView,
  passage: TextRange | null,
  prefers: 'above' | 'below' = 'above',
): Place<T> {
  const ref = useRef<T>(null)
  const [style, setStyle] = useState<CSSProperties>(UNPLACED)
  const start = passage?.start ?? 0
  const end = passage?.end ?? 0

  useLayoutEffect(() => {
    if (prefers === 'below') view.reveal({ start, end }, 'nearest')
    const place = () => {
      const box = ref.current
      if (box === null) return
      const { clientHeight } = view.scroller
      // Before it is measured: of a window that is too low for it, it leaves a part out and moves that.
      box.style.maxHeight = `${clientHeight - 2 * GAP}px`
      const { offsetWidth: width, offsetHeight: height } = box
      const first = view.geometry.characterBox(start, 'behind')
      const last = view.geometry.characterBox(end, end > start ? 'before' : 'behind')
      const viewTop = view.scroller.scrollTop
      const viewBottom = viewTop + clientHeight
      const above = first.top - GAP - height
      const below = last.bottom + GAP
      const fits = (top: number) => top >= viewTop + 4 && top + height <= viewBottom - 4
      const choices = prefers === 'above' ? [above, below] : [below, above]
      const isInView = last.bottom > viewTop && first.top < viewBottom
      const inView = prefers === 'above' ? viewTop + GAP : viewBottom - GAP - height
      const top = choices.find(fits) ?? (isInView ? inView : above)
      setStyle({ top, left: Math.max(GAP, Math.min(first.left, wordsEnd(view) - width)) })
    }
    place()
    // It may grow where it stands: what it floats by must not come to lie under it.
    const sizes = new ResizeObserver(place)
    if (ref.current !== null) sizes.observe(ref.current)
    const stopObserving = view.near.observe(place)
    return () => {
      sizes.disconnect()
      stopObserving()
    }
  }, [view, start, end, prefers])
  return { ref, style }
}
