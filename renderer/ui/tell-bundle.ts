import type { WaitingBundle } from '../../shared/contract/team.ts'
import { count, formatDay } from './format.ts'

/** Says of a bundle that has come whose it is, and from when. */
export function tellBundle({ researcher, steps, at }: WaitingBundle): string {
  if (researcher === null) return `A bundle of ${formatDay(at)} has come`
  const what = steps === null ? '' : `, ${count(steps, 'step')}`
  return `${researcher}’s bundle of ${formatDay(at)} has come${what}`
}
