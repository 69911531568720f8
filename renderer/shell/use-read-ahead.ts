import { readAhead } from '../api/client.ts'
import { type Step, useReadAhead } from '../api/use-read-ahead.ts'
import type { Place } from '../store/workspace.ts'
import { PLACE_VIEWS } from './place-views.ts'

/** Places that take longest to come: much code, and lists of all that there is. */
const PLACES: readonly Place[] = ['desk', 'configurations', 'theory']

/** What is done ahead, in this order. */
const STEPS: readonly Step[] = [
  ...PLACES.map(place => () => PLACE_VIEWS[place].load()),
  () => readAhead('theories.list', {}),
  () => readAhead('configurations.list', {}),
  () => readAhead('elements.list', {}),
  () => readAhead('theories.checks', {}),
  () => readAhead('patterns.list', {}),
  // Laid out in a thread of its own, for seconds where the theory is large.
  () => readAhead('theories.diagram', {}),
]

/** Begins, after a project was opened, with what every place is likely to need. */
export function useProjectAhead(): void {
  useReadAhead(STEPS)
}
