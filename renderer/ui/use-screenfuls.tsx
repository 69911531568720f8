import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'

/** How near, in pixels, the end of what is drawn may come to what is in view before more is drawn. */
const NEAR = 800
/** Most that is drawn at once: more would hold up the frame. */
const MOST = 60

/**
 * The beginning of a long list, more than a screen of it, and a button at its end that draws on. Nobody has to press it: it
 * draws on as soon as it comes near what is in view, by scrolling or by the keys, so that a view of hundreds of things is there
 * as soon as one of ten, and left as soon.
 * @param first how many are more than a screen.
 */
export function useScreenfuls<T>(
  items: readonly T[],
  first: number,
): { shown: readonly T[]; more: ReactNode } {
  const [drawn, setDrawn] = useState(first)
  const rest = items.length - drawn
  if (rest <= 0) return { shown: items, more: null }
  return {
    shown: items.slice(0, drawn),
    more: (
      <End
        drawn={drawn}
        label={`Show ${rest} more`}
        onNear={() => startTransition(() => setDrawn(drawn + Math.min(drawn, MOST)))}
      />
    ),
  }
}

interface EndProps {
  /** How many are drawn before it. */
  drawn: number
  label: string
  onNear: () => void
}

function End({ drawn, label, onNear }: EndProps) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onNear)
  useEffect(() => {
    latest.current = onNear
  })
  // Watched anew after each drawing, so that an end that is still near is noticed again.
  useEffect(() => {
    const place = end.current
    if (place === null) return
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) latest.current()
      },
      // From the view of what scrolls: a margin around the window would end at its edge.
      { root: scrollerOf(place), rootMargin: `${NEAR}px 0px` },
    )
    observer.observe(place)
    return () => observer.disconnect()
  }, [drawn])
  return (
    // What comes above it must not carry the view along, or it would draw to the very end.
    <div ref={end} style={{ overflowAnchor: 'none' }}>
      <Button size="small" variant="quiet" onPress={onNear}>
        {label}
      </Button>
    </div>
  )
}

/** The element in which another scrolls up and down; null where that is the window. */
function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if (overflowY === 'auto' || overflowY === 'scroll') return at
  }
  return null
}
