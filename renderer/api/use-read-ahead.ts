import { useEffect, useRef } from 'react'

/** What is done ahead: little enough each not to be noticed. */
export type Step = () => Promise<unknown>

/**
 * Loads and reads what is likely to be wanted next, step by step, whenever the window has nothing to do.
 * @param steps what is done, in this order; none yet where it is not known.
 * @param key what the steps depend on: they are begun anew when it changes.
 */
export function useReadAhead(steps: readonly Step[], key = ''): void {
  const latest = useRef(steps)
  useEffect(() => {
    latest.current = steps
  })
  useEffect(() => {
    const left = [...latest.current]
    let waiting = 0
    const goOn = () => {
      left
        .shift()?.()
        .then(wait)
        .catch(() => {
          // What could not be done ahead is done when it is wanted, and says then what went wrong.
        })
    }
    const wait = () => {
      if (left.length > 0) waiting = requestIdleCallback(goOn)
    }
    wait()
    return () => {
      left.length = 0
      cancelIdleCallback(waiting)
    }
  }, [key])
}
