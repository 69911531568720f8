import { useEffect } from 'react'
import { readAhead } from '../api/client.ts'
import type { Place } from '../store/workspace.ts'
import { PLACE_VIEWS } from './place-views.ts'

/** Places that take longest to come: much code, and lists of all that there is. */
const PLACES: readonly Place[] = ['desk', 'configurations', 'theory']

/** What is done ahead, in this order: each is little enough not to be noticed. */
const STEPS: readonly (() => Promise<unknown>)[] = [
  ...PLACES.map(place => () => PLACE_VIEWS[place].load()),
  () => readAhead('theories.list', {}),
  () => readAhead('configurations.list', {}),
  () => readAhead('elements.list', {}),
  () => readAhead('theories.checks', {}),
  () => readAhead('patterns.list', {}),
  // Laid out in a thread of its own, for seconds where the theory is large.
  () => readAhead('theories.diagram', {}),
]

/** Loads and reads what is likely to be wanted next, whenever the window has nothing to do after a project was opened. */
export function useReadAhead(): void {
  useEffect(() => {
    let next = 0
    let waiting = 0
    const goOn = () => {
      const step = STEPS[next]
      next += 1
      if (step === undefined) return
      step()
        .then(wait)
        .catch(() => {
          // What could not be done ahead is done when it is wanted, and says then what went wrong.
        })
    }
    const wait = () => {
      waiting = requestIdleCallback(goOn)
    }
    wait()
    return () => {
      next = STEPS.length
      cancelIdleCallback(waiting)
    }
  }, [])
}
